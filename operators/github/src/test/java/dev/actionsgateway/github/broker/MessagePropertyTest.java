package dev.actionsgateway.github.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.Fuzz;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.broker.SessionKey.Wrapping;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.kit.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the broker sends, reading it ends with a value, and costs no more than is declared.
class MessagePropertyTest {
    private static final byte[] KEY =
            Base64.getDecoder().decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final SessionKey SESSION_KEY = new SessionKey(Secret.of(KEY));
    private static final String[] MESSAGES = {
        """
        {"messageId":5714371765723164553,"messageType":"RunnerJobRequest","body":"{\\"id\\":\\"x\\",\
        \\"runner_request_id\\":\\"r-1\\",\\"should_acknowledge\\":true,\
        \\"run_service_url\\":\\"https://run.test/38/\\",\\"billing_owner_id\\":\\"O_1\\"}"}
        """,
        """
        {"messageId":12,"messageType":"JobCancellation",\
        "body":"{\\"jobId\\":\\"j-1\\",\\"timeout\\":\\"1.00:05:00\\"}"}
        """,
        """
        {"messageId":12,"messageType":"BrokerMigration",\
        "body":"{\\"brokerBaseUrl\\":\\"https://b2.test/\\"}"}
        """,
        """
        {"messageId":12,"messageType":"RunnerJobRequest","iv":"oKGio6SlpqeoqaqrrK2urw==",\
        "body":"+0d6a7WXenNdTvUL68+STi2PhmtEjMVaK7h/5DvNXnfahQ26GLXl4SpyzzQjn4Ovuwu4Mm3nNaV0sBmsqtIE7Ls\
        64M0GzcyhazI9w4BURNVemBsRVmaBnZ17BPwpB8rO2ff6W5vXq18KhnYqmoxZjQ=="}
        """
    };

    @Property
    void everyMessageHasACase(@ForAll("messages") byte[] bytes) throws InterruptedException {
        var plain = session(Optional.empty());
        var sealed = session(Optional.of(SESSION_KEY));

        long cost =
                Fuzz.allocatedBy(() -> {
                    var _ = MessageReader.read(bytes, plain);
                    var _ = MessageReader.read(bytes, sealed);
                });

        // Twice, and the body is a document of its own.
        assertThat(cost).isLessThan(4 * Tree.cost(bytes.length));
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Fuzz.changed(MESSAGES);
    }

    @Property
    void everyCipherTextIsReadOrRefused(@ForAll byte[] bytes, @ForAll byte[] vector)
            throws InterruptedException {
        var body = Base64.getEncoder().encodeToString(bytes);
        var iv = Base64.getEncoder().encodeToString(vector);
        var raw = new String(bytes, StandardCharsets.ISO_8859_1);

        long cost =
                Fuzz.allocatedBy(() -> {
                    var _ = SESSION_KEY.decrypt(iv, body);
                    var _ = SESSION_KEY.decrypt(body);
                    var _ = SESSION_KEY.decrypt(raw, raw);
                    var _ = SESSION_KEY.decrypt(raw);
                });

        assertThat(cost).isLessThan(Tree.cost(bytes.length + vector.length));
    }

    @Property(tries = 100) // each takes four operations with an RSA key
    void everySessionKeyIsReadOrRefused(@ForAll("keys") byte[] bytes) throws InterruptedException {
        long cost =
                Fuzz.allocatedBy(() -> {
                    for (var wrapping : Wrapping.values()) {
                        var _ =
                                Tree.parse(bytes)
                                        .flatMap(key ->
                                                SessionKey.read(key, TestKeys.PRIVATE, wrapping));
                    }
                });

        assertThat(cost).isLessThan(2 * Tree.cost(bytes.length));
    }

    @Provide
    Arbitrary<byte[]> keys() {
        return Fuzz.changed(
                "{\"encrypted\":false,\"value\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"}",
                "{\"encrypted\":true,\"value\":\"" + "A".repeat(342) + "==\"}");
    }

    private static Session session(Optional<SessionKey> key) {
        var runner = Bench.runner(Jwt.Algorithm.RS256);
        return new Session(new SessionId("s"), runner.id(), runner.broker(), key);
    }
}
