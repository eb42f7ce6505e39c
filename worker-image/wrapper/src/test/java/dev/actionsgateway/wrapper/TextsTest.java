package dev.actionsgateway.wrapper;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.githubsim.json.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read and written: messages, frames, masks, files.
class TextsTest {
    private static final String MESSAGE =
            """
            {"MessageType":"RunnerJobRequest","plan":{"planId":"p-1"},"jobId":"j-1",
             "variables":{"a":{"value":"open"},"b":{"value":"s3cr\\u0065t","isSecret":true},
                          "c":{"isSecret":true,"value":"line one\\nline two"}},
             "mask":[{"type":"regex","value":"ghs_[a-z]+"},{"type":"other","value":"seen"}],
             "resources":{"endpoints":[{"name":"x","authorization":{"scheme":"OAuth",
                "parameters":{"AccessToken":"tok-1"}}}]},
             "contextData":{"deep":[[{"jobId":"not this one"}],"ü 😀"]}}
            """;

    @TempDir Path folder;

    @Test
    void aMessageTellsItsNamesAndItsSecrets() throws Exception {
        var facts = JobFacts.read(new StringReader(MESSAGE));

        assertThat(facts)
                .isEqualTo(
                        new JobFacts(
                                "RunnerJobRequest",
                                "p-1",
                                "j-1",
                                List.of("s3cret", "line one\nline two", "tok-1"),
                                List.of("ghs_[a-z]+")));
    }

    @Test
    void noSecretIsSeenInAnyOfItsShapes() throws Exception {
        var masker = Masker.of(JobFacts.read(new StringReader(MESSAGE)), List.of("proxy-password"));

        assertThat(masker.mask("a s3cret, open, seen, ghs_abc"))
                .isEqualTo("a ***, open, seen, ***");
        assertThat(masker.mask("only line two; proxy-password")).isEqualTo("only ***; ***");
        assertThat(
                        masker.mask(
                                Base64.getEncoder()
                                        .encodeToString("x-access-token:tok-1\n".getBytes(UTF_8))))
                .contains("***");
        assertThat(masker.mask("nothing")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1",
                "{\"a\" 1}",
                "[1,]",
                "{\"a\":1,}",
                "01",
                "tru",
                "\"a",
                "1 2",
                "{'a':1}",
                "\"\\x\"",
                "[1}"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JobFacts.read(new StringReader(text)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 900_000})
    void aFrameIsLittleEndianUtf16WithoutAMark(int partSize) throws Exception {
        Stored.gzip(folder, MESSAGE, partSize);

        var bytes = frame();

        var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt()).isEqualTo(1);
        assertThat(header.getInt()).isEqualTo(bytes.length - 8);
        assertThat(new String(bytes, 8, bytes.length - 8, UTF_16LE)).isEqualTo(MESSAGE);
    }

    @Test
    void aPlainPayloadIsReadToo() throws Exception {
        Stored.plain(folder, MESSAGE);

        assertThat(frame()).hasSize(8 + 2 * MESSAGE.length());
    }

    @Test
    void aMessageThatIsNoJobIsNamedByWhatItLacks() throws Exception {
        Stored.plain(folder, "{\"messageType\":\"x\",\"jobId\":\"j\"}");

        assertThat(Payload.read(folder))
                .isEqualTo(new Payload.Reading.Unreadable("the message has no plan.planId"));
    }

    @Test
    void aCancelIsEightBytes() throws Exception {
        var out = new ByteArrayOutputStream();

        new Pipe(out).control(Pipe.CANCEL);

        assertThat(out.toByteArray()).containsExactly(2, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void theLastWordsFitWhateverTheyAre() {
        Map<String, Object> words = new LinkedHashMap<>(Map.of("v", 1));

        for (String line : List.of("x", "\"\n", "ü", "\u0001", "😀")) {
            var text = Termination.text(words, line.repeat(5000) + "the end");

            assertThat(text.getBytes(UTF_8).length).isBetween(3500, 4096);
            assertThat(Fields.of(text.getBytes(UTF_8)).text("tail").orElse("")).endsWith("the end");
        }
    }

    @Test
    void theImagesOwnSetupInfoIsKept() {
        var info = RunnerFiles.setupInfo(Map.of("NODE", "n-1"), "[{\"Group\":\"OS\"}]\n");

        assertThat(info)
                .isEqualTo(
                        "[{\"Group\":\"Worker pod\",\"Detail\":\"Node: n-1\"},{\"Group\":\"OS\"}]");
    }

    @Test
    void theRunnersSettingsAreWhatTheWorkerReads() {
        Map<String, String> runner = new LinkedHashMap<>();
        runner.put("agentName", "gw \"a\"");
        runner.put("agentId", "12");
        runner.put("workFolder", "_work");

        assertThat(RunnerFiles.runnerJson(runner))
                .startsWith(
                        "{\"agentName\":\"gw \\\"a\\\"\",\"agentId\":12,\"workFolder\":\"_work\"");
    }

    private byte[] frame() throws IOException {
        if (!(Payload.read(folder) instanceof Payload.Reading.Read(var payload))) {
            throw new AssertionError("it can be read");
        }
        Payload.unlink(folder);
        var out = new ByteArrayOutputStream();
        new Pipe(out).job(payload);
        assertThat(folder).isEmptyDirectory();
        return out.toByteArray();
    }
}
