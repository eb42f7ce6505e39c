package dev.actionsgateway.github.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Fuzz;
import dev.actionsgateway.github.json.Tree;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a claim is answered, reading it ends with facts or without, and costs no more than is
/// declared.
class PayloadPropertyTest {
    private static final String PAYLOAD =
            """
            {"fileTable":[".github/workflows/ci.yml"],"steps":[{"type":"action","inputs":{"type":2,
             "map":[{"Key":{"type":0,"lit":"script"},"Value":{"type":0,"lit":"echo hi"}}]}}],
             "variables":{"github_token":{"value":"ghs_x","isSecret":true}},
             "messageType":"RunnerJobRequest","plan":{"planId":"p-1","version":0},"jobId":"j-1",
             "jobDisplayName":"build","requestId":0,"lockedUntil":"0001-01-01T00:00:00",
             "resources":{"endpoints":[{"name":"SystemVssConnection","url":"https://run.test/38/",
             "authorization":{"parameters":{"AccessToken":"eyJ.x.y"},"scheme":"OAuth"}}]},
             "contextData":{"github":{"t":2,"d":[{"k":"repository","v":"acme/widgets"},
             {"k":"run_id","v":"26000000001"},{"k":"run_attempt","v":"1"},
             {"k":"event","v":{"t":2,"d":[{"k":"ref","v":"refs/heads/main"}]}}]},"matrix":null},
             "billingOwnerId":"O_1"}
            """;

    @Example
    void whatEndsInsideOfWhatIsPassedOverIsRefused() throws InterruptedException {
        for (var start : new String[] {"{\"steps\":[", "{\"steps\":{", "{\"steps\":[\"a\":[1]"}) {
            var bytes = start.getBytes(StandardCharsets.UTF_8);

            var _ = Fuzz.allocatedBy(() -> assertThat(PayloadReader.read(bytes)).isEmpty());
        }
    }

    @Property
    void everyPayloadIsReadOrRefused(@ForAll("payloads") byte[] bytes) throws InterruptedException {
        long cost =
                Fuzz.allocatedBy(() -> {
                    var _ = PayloadReader.read(bytes);
                });

        assertThat(cost).isLessThan(Tree.cost(bytes.length));
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        return Fuzz.changed(PAYLOAD);
    }
}
