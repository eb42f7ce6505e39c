package dev.actionsgateway.proxy.tunnel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Locale;

/// What a client's first bytes are. Pure, and strict: what two programs could read in two ways is
/// malformed.
sealed interface Head {
    /// The longest head that is read.
    int LONGEST = 8 * 1024;

    /// More must come.
    record Partial() implements Head {}

    /// A whole request to be connected.
    ///
    /// @param authority what to
    /// @param length how many bytes it took; what follows belongs to the tunnel
    record Connect(String authority, int length) implements Head {}

    /// Not to be served: another method, no HTTP, too long, or not to be understood in one way
    /// only.
    record Refused(Refusal refusal) implements Head {}

    /// Reads what has come so far, from the buffer's position to its limit, and moves neither.
    static Head read(ByteBuffer bytes) {
        int length = Math.min(bytes.remaining(), LONGEST);
        var raw = new byte[length];
        bytes.get(bytes.position(), raw);
        var text = new String(raw, ISO_8859_1);
        int method = methodLength(text);
        if (method < 0) {
            return malformed("this is no HTTP; write CONNECT host:port HTTP/1.1");
        }
        if (method < text.length() && !text.startsWith("CONNECT ")) {
            return otherMethod(text.substring(0, method));
        }
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return length == LONGEST ? tooLong() : new Partial();
        }
        return whole(text.substring(0, end).split("\r\n", -1), end + 4);
    }

    /// How many letters stand before the first space, or at all so far; negative if it is no
    /// method.
    private static int methodLength(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        boolean fine = at == text.length() || (at > 0 && text.charAt(at) == ' ');
        return fine && at <= 16 ? at : -1;
    }

    private static Head whole(String[] lines, int length) {
        var words = lines[0].split(" ", -1);
        if (words.length != 3
                || !words[2].matches("HTTP/1\\.[01]")
                || !words[1].chars().allMatch(c -> c > ' ' && c != 0x7f)) {
            return malformed("the first line is not CONNECT host:port HTTP/1.1");
        }
        for (int line = 1; line < lines.length; line++) {
            if (!isHeader(lines[line])) {
                return malformed("line " + (line + 1) + " is no header");
            }
            if (announcesBody(lines[line])) {
                return malformed("a CONNECT has no body");
            }
        }
        return new Connect(words[1], length);
    }

    private static Head malformed(String why) {
        return new Refused(new Refusal(Answer.MALFORMED, why));
    }

    private static Head tooLong() {
        var why = "the head of the request is longer than " + LONGEST + " bytes";
        return new Refused(new Refusal(Answer.HEAD_SIZE, why));
    }

    private static Head otherMethod(String method) {
        var why =
                "this proxy carries TLS only, by CONNECT; it does not do %s: use https:// addresses, or mirrors that have them"
                        .formatted(method);
        return new Refused(new Refusal(Answer.NOT_CONNECT, why));
    }

    private static boolean isHeader(String line) {
        int colon = line.indexOf(':');
        return colon > 0
                && line.substring(0, colon).chars().allMatch(c -> c > ' ' && c < 0x7f)
                && line.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
    }

    private static boolean announcesBody(String line) {
        var lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith("transfer-encoding:")
                || (lower.startsWith("content-length:")
                        && !lower.substring("content-length:".length()).strip().equals("0"));
    }
}
