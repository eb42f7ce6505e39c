package dev.actionsgateway.github.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.broker.SessionKey.Wrapping;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.register.RunnerId;
import dev.actionsgateway.jobs.BillingOwner;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.Offer.Receipt;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.kit.Secret;
import java.net.URI;
import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageReaderTest {
    private static final byte[] KEY =
            Base64.getDecoder().decode("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final String IV = "oKGio6SlpqeoqaqrrK2urw==";
    private static final String BESIDE =
            "+0d6a7WXenNdTvUL68+STi2PhmtEjMVaK7h/5DvNXnfahQ26GLXl4SpyzzQjn4Ovuwu4Mm3nNaV0sBmsqtIE7Ls64M0"
                    + "GzcyhazI9w4BURNVemBsRVmaBnZ17BPwpB8rO2ff6W5vXq18KhnYqmoxZjQ==";
    private static final String BEFORE =
            "oKGio6SlpqeoqaqrrK2ur/tHemu1l3pzXU71C+vPkk4tj4ZrRIzFWiu4f+Q7zV532oUNuhi15eEqcs80I5+Dr7sLuDJ"
                    + "t5zWldLAZrKrSBOy7OuDNBs3MoWsyPcOAVETVXpgbEVZmgZ2dewT8KQfKztn3+lub16tfCoZ2KpqMWY0=";
    private static final Session PLAIN = session(Optional.empty());
    private static final Session SEALED = session(Optional.of(new SessionKey(Secret.of(KEY))));

    @Test
    void anOfferSaysWhereAndUnderWhichIdToClaim() {
        var offered =
                (Message.Offered)
                        read(
                                "RunnerJobRequest",
                                """
                                {"id":"x","runner_request_id":"r-1","should_acknowledge":true,
                                 "run_service_url":"https://run.test/38/","billing_owner_id":"O_1"}
                                """);

        assertThat(offered.id()).isEqualTo(new MessageId(5714371765723164553L));
        assertThat(offered.offer().request()).isEqualTo(new RequestId("r-1"));
        assertThat(offered.offer().runService()).hasToString("https://run.test/38/");
        assertThat(offered.offer().billingOwner()).contains(new BillingOwner("O_1"));
        assertThat(offered.offer().receipt()).isEqualTo(Receipt.WANTED);
    }

    @Test
    void anOfferThatWouldLeadATokenAstrayIsUnreadable() {
        for (var url :
                new String[] {
                    "", "http://run.test/", "run.test", "https://u@run.test/", "ftp://x/", "%"
                }) {
            assertThat(
                            read(
                                    "RunnerJobRequest",
                                    "{\"runner_request_id\":\"r\",\"run_service_url\":\""
                                            + url
                                            + "\"}"))
                    .isInstanceOf(Message.Unreadable.class);
        }
    }

    @Test
    void aCancellationNamesItsJobAndItsGrace() {
        var cancelled =
                (Message.Cancelled)
                        read("JobCancellation", "{\"jobId\":\"j-1\",\"timeout\":\"00:05:00\"}");

        assertThat(cancelled.cancellation().job()).isEqualTo(new JobId("j-1"));
        assertThat(cancelled.cancellation().grace()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    jobcancellation | {"jobId":"j"} | Cancelled
                    JobCancellation | {} | Unreadable
                    JobCancellation | nonsense | Unreadable
                    RunnerJobRequest | {"runner_request_id":"r"} | Unreadable
                    AgentRefresh | {"targetVersion":"2.340.0"} | RunnerBehind
                    RunnerRefresh | {"target_version":"2.340.0"} | RunnerBehind
                    BrokerMigration | {"brokerBaseUrl":"https://b2.test/"} | Moved
                    BrokerMigration | {"brokerBaseUrl":"http://b2.test/"} | Unreadable
                    ForceTokenRefresh | ~~ | TokenRefreshWanted
                    RunnerRefreshConfig | {} | RegistrationChanged
                    RunnerShutdown | {"reason":"x"} | ShutdownWanted
                    SomethingNew | {} | Unknown
                    """)
    void everyTypeHasItsCase(String type, String body, String name) {
        assertThat(read(type, body).getClass().getSimpleName()).isEqualTo(name);
    }

    @Test
    void aSealedMessageIsReadWithItsVectorBesideOrBefore() {
        for (var message : new String[] {message(BESIDE, IV), message(BEFORE, "")}) {
            var offered =
                    (Message.Offered)
                            MessageReader.read(message.getBytes(UTF_8), SEALED).orElseThrow();

            assertThat(offered.offer().request())
                    .isEqualTo(new RequestId("11111111-2222-3333-4444-555555555555"));
            assertThat(offered.offer().runService()).hasToString("https://run.example.test/7/");
        }
    }

    @Test
    void aSealedMessageWithoutItsKeyOrWithAnotherIsUnreadable() {
        var other = session(Optional.of(new SessionKey(Secret.of(new byte[32]))));

        assertThat(MessageReader.read(message(BESIDE, IV).getBytes(UTF_8), PLAIN))
                .containsInstanceOf(Message.Unreadable.class);
        assertThat(MessageReader.read(message(BESIDE, IV).getBytes(UTF_8), other))
                .containsInstanceOf(Message.Unreadable.class);
    }

    @ParameterizedTest
    @EnumSource
    void aSessionsKeyIsUnwrappedWithTheRunners(Wrapping wrapping) throws Exception {
        var sha256 = wrapping == Wrapping.FIPS;
        var rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                TestKeys.PUBLIC,
                new OAEPParameterSpec(
                        sha256 ? "SHA-256" : "SHA-1",
                        "MGF1",
                        sha256 ? MGF1ParameterSpec.SHA256 : MGF1ParameterSpec.SHA1,
                        PSource.PSpecified.DEFAULT));
        var wrapped = Base64.getEncoder().encodeToString(rsa.doFinal(KEY));
        var tree = Tree.parse("{\"encrypted\":true,\"value\":\"" + wrapped + "\"}").orElseThrow();

        assertThat(SessionKey.read(tree, TestKeys.PRIVATE, wrapping))
                .contains(new SessionKey(Secret.of(KEY)));
    }

    @Test
    void aKeyInClearIsTakenAsItIsAndOneOfAnotherLengthIsNone() {
        var clear = Base64.getEncoder().encodeToString(KEY);
        var tree = Tree.parse("{\"encrypted\":false,\"value\":\"" + clear + "\"}").orElseThrow();
        var small = Tree.parse("{\"encrypted\":false,\"value\":\"AAAA\"}").orElseThrow();

        assertThat(SessionKey.read(tree, TestKeys.PRIVATE, Wrapping.USUAL)).isPresent();
        assertThat(SessionKey.read(small, TestKeys.PRIVATE, Wrapping.USUAL)).isEmpty();
    }

    @Test
    void noBytesMakeTheReaderThrow() {
        var random = new Random(7);
        for (var seed :
                new String[] {message(BESIDE, IV), message(BEFORE, ""), message("{}", "")}) {
            for (int i = 0; i < 3000; i++) {
                var bytes = seed.getBytes(UTF_8);
                for (int flips = random.nextInt(6); flips >= 0; flips--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                var cut = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);

                assertThat(MessageReader.read(bytes, SEALED)).isNotNull();
                assertThat(MessageReader.read(cut, PLAIN)).isNotNull();
            }
        }
    }

    private static Message read(String type, String body) {
        var message =
                Written.object()
                        .add("messageId", 5714371765723164553L)
                        .add("messageType", type)
                        .add("body", body)
                        .build()
                        .toString();
        return MessageReader.read(message.getBytes(UTF_8), PLAIN).orElseThrow();
    }

    private static String message(String body, String iv) {
        return Written.object()
                .add("messageId", 12)
                .add("messageType", "RunnerJobRequest")
                .add("iv", iv)
                .add("body", body)
                .build()
                .toString();
    }

    private static Session session(Optional<SessionKey> key) {
        return new Session(
                new SessionId("s"), new RunnerId(1), URI.create("https://broker.test/"), key);
    }
}
