package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// The job's message as it was stored: compressed, in parts. It is kept so, and unpacked as it is
/// read, so that the message itself never lies whole in memory.
final class Payload {
    /// The pipe takes fifty million bytes, two a character.
    static final int MOST_UNITS = 25_000_000;

    static final int MOST_ENCODED = 32 * 1024 * 1024;

    private static final int LONGEST_MANIFEST = 16 * 1024;

    private final Manifest manifest;
    private final int units;
    private final JobFacts facts;
    private volatile byte[] encoded;

    private Payload(Manifest manifest, byte[] encoded, int units, JobFacts facts) {
        this.manifest = manifest;
        this.encoded = encoded;
        this.units = units;
        this.facts = facts;
    }

    Manifest manifest() {
        return manifest;
    }

    /// Its length in UTF-16, which the pipe wants to know first.
    int units() {
        return units;
    }

    /// What was learnt by reading it once.
    JobFacts facts() {
        return facts;
    }

    /// Forgets the message itself: nobody needs it twice, and it is memory and secrets.
    void release() {
        encoded = new byte[0];
    }

    /// What came of it.
    sealed interface Reading {
        record Read(Payload payload) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    /// Reads all of it once and checks it: size, sum, text, JSON, and that it is a job.
    static Reading read(Path folder) {
        try {
            Path file = folder.resolve(Manifest.FILE);
            if (Files.size(file) > LONGEST_MANIFEST) {
                return new Reading.Unreadable(file + " is too long for a manifest");
            }
            var manifest = Manifest.parse(Files.readString(file));
            if (manifest.isEmpty()) {
                return new Reading.Unreadable(
                        file + " is no manifest that this version understands");
            }
            return read(folder, manifest.get());
        } catch (IOException e) {
            return new Reading.Unreadable("the payload in " + folder + ": " + e);
        }
    }

    private static Reading read(Path folder, Manifest manifest) throws IOException {
        long size = 0;
        for (int i = 0; i < manifest.parts(); i++) {
            size += Files.size(folder.resolve(Manifest.part(i)));
        }
        if (size > MOST_ENCODED) {
            return new Reading.Unreadable(
                    size + " stored bytes are more than the " + MOST_ENCODED + " that are taken");
        }
        byte[] encoded = new byte[(int) size];
        int at = 0;
        for (int i = 0; i < manifest.parts(); i++) {
            try (InputStream in = Files.newInputStream(folder.resolve(Manifest.part(i)))) {
                at += in.readNBytes(encoded, at, encoded.length - at);
            }
        }
        return check(manifest, encoded);
    }

    private static Reading check(Manifest manifest, byte[] encoded) throws IOException {
        var sum = new DigestInputStream(decoded(manifest, encoded), sha256());
        var counter = new Counting(sum);
        var text = reader(counter);
        var units = new UnitCounter(text);
        JobFacts facts = JobFacts.read(units);
        String found = HexFormat.of().formatHex(sum.getMessageDigest().digest());
        if (counter.bytes() != manifest.bytes() || !found.equals(manifest.sha256())) {
            return new Reading.Unreadable(
                    "the payload is not the one of its manifest: %d bytes instead of %d, or another sum"
                            .formatted(counter.bytes(), manifest.bytes()));
        }
        if (units.units() > MOST_UNITS) {
            return new Reading.Unreadable(
                    units.units() + " characters are more than the worker's pipe takes");
        }
        return facts.missing()
                .<Reading>map(part -> new Reading.Unreadable("the message has no " + part))
                .orElseGet(() ->
                        new Reading.Read(
                                new Payload(manifest, encoded, (int) units.units(), facts)));
    }

    /// The message, from its first character.
    Reader open() throws IOException {
        return reader(decoded(manifest, encoded));
    }

    /// Removes it from the folder.
    ///
    /// @throws IOException if that is refused, as it is in a Secret's own mount
    static void unlink(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "{manifest.json,payload-*}")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static InputStream decoded(Manifest manifest, byte[] encoded) throws IOException {
        var in = new ByteArrayInputStream(encoded);
        return switch (manifest.encoding()) {
            case GZIP -> new GZIPInputStream(in, 16 * 1024);
            case IDENTITY -> in;
        };
    }

    private static Reader reader(InputStream in) {
        return new InputStreamReader(
                in,
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
