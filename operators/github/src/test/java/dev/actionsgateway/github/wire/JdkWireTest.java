package dev.actionsgateway.github.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What decided for this client in docs/adr/0007, kept true. All but the last go through a CONNECT
/// proxy to a name that only the proxy knows.
class JdkWireTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private OriginIdentity identity;
    private Origin origin;
    private JdkWire wire;
    private Nursery nursery;

    @BeforeEach
    void open() throws Exception {
        identity = new OriginIdentity();
        origin = new Origin(identity.presented());
        wire = wire(Trust.with(identity.pem()), Optional.empty());
        nursery = Nursery.open("test");
    }

    @AfterEach
    void close() throws Exception {
        wire.close();
        nursery.close();
        origin.close();
    }

    @Test
    void theProxyFindsTheNameAndTheOriginSeesAPathOnly() throws Exception {
        assertThat(status("/ok?a=b%2Fc")).isEqualTo(200);
        assertThat(status("/ok")).isEqualTo(200);

        assertThat(origin.lines).containsExactly("GET /ok?a=b%2Fc HTTP/1.1", "GET /ok HTTP/1.1");
        assertThat(origin.connects.getFirst())
                .isEqualTo("CONNECT origin.test:" + origin.port() + " HTTP/1.1");
        assertThat(origin.connects).filteredOn(line -> line.startsWith("CONNECT")).hasSize(1);
    }

    @Test
    void anInterruptEndsAPollAndTheNextCallIsClean() throws Exception {
        var poll = nursery.fork("poll", call("/hold", LONG));
        origin.awaitHeld();

        poll.cancel(true);
        assertThat(awaitTask()).isTrue();

        assertThat(status("/ok")).isEqualTo(200);
    }

    @Test
    void aCutSendsAReadOnceMoreAndTheSecondCutEndsIt() throws Exception {
        var poll = nursery.fork("poll", call("/hold", LONG));
        origin.awaitHeld();

        origin.cutTunnels();
        origin.awaitHeld();
        origin.cutTunnels();

        assertThat(cause(poll)).isEqualTo(Cause.CUT);
        assertThat(status("/ok")).isEqualTo(200);
    }

    @Test
    void aWriteOnADeadConnectionIsNotSentAgain() throws Exception {
        status("/ok");

        var answer = wire.send(post("/close"), in(LONG));

        assertThat(cause(answer)).isEqualTo(Cause.CUT);
        assertThat(origin.lines).filteredOn(line -> line.startsWith("POST")).hasSize(1);
    }

    @Test
    void aDeadlineHoldsOnAReusedConnection() throws Exception {
        status("/ok");

        assertThat(cause(wire.send(get("/hold"), in(SHORT)))).isEqualTo(Cause.TIMEOUT);
        assertThat(status("/ok")).isEqualTo(200);
    }

    @Test
    void aDeadlineHoldsForABodyThatTrickles() throws Exception {
        assertThat(cause(wire.send(get("/trickle"), in(SHORT)))).isEqualTo(Cause.TIMEOUT);
        assertThat(status("/ok")).isEqualTo(200);
    }

    @Test
    void aDeadlineHoldsForAProxyThatHangs() throws Exception {
        origin.tunnel = "hang";

        assertThat(cause(wire.send(get("/ok"), in(SHORT)))).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void aPassedDeadlineSendsNothing() throws Exception {
        assertThat(cause(wire.send(get("/ok"), in(Duration.ZERO)))).isEqualTo(Cause.TIMEOUT);
        assertThat(origin.connects).isEmpty();
    }

    @Test
    void anAnswerWithoutBodyAndLengthReturnsAtOnce() throws Exception {
        assertThat(status("/none")).isEqualTo(304);
    }

    @Test
    void aTruncatedBodyIsACut() throws Exception {
        assertThat(cause(wire.send(get("/short"), in(LONG)))).isEqualTo(Cause.CUT);
    }

    @Test
    void aBodyBeyondItsBoundIsRefused() throws Exception {
        assertThat(cause(wire.send(get("/big").upTo(1999), in(LONG)))).isEqualTo(Cause.TOO_LARGE);
        assertThat(((Reply) wire.send(get("/big").upTo(2000), in(LONG))).body()).hasSize(2000);
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() throws Exception {
        assertThat(status("/elsewhere")).isEqualTo(302);
        assertThat(origin.lines).hasSize(1);
    }

    @Test
    void aProxyThatRefusesIsNamed() throws Exception {
        origin.tunnel = "refuse";
        assertThat(cause(wire.send(get("/ok"), in(LONG)))).isEqualTo(Cause.PROXY_REFUSED);

        origin.tunnel = "want credentials";
        assertThat(cause(wire.send(get("/ok"), in(LONG)))).isEqualTo(Cause.PROXY_REFUSED);
    }

    @Test
    void credentialsForTheProxyNeedAFlagOfTheJvm() throws Exception {
        var trust = Trust.with(identity.pem());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> wire(trust, Optional.of(Secret.of("me:pa55"))))
                .withMessageContaining("disabledSchemes");
    }

    @Test
    void aCertificateThatNobodySignedIsNotBelieved() throws Exception {
        try (var wary = wire(Trust.usual(), Optional.empty())) {
            assertThat(cause(wary.send(get("/ok"), in(LONG)))).isEqualTo(Cause.TLS);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotBelieved() throws Exception {
        var call = Call.of(Verb.GET, URI.create("https://other.test:" + origin.port() + "/ok"));

        assertThat(cause(wire.send(call, in(LONG)))).isEqualTo(Cause.TLS);
    }

    @Test
    void aBundleAddsToTheUsualAuthoritiesAndABrokenOneIsRefused() throws Exception {
        assertThat(Trust.with(identity.pem())).isNotNull();
        for (var bad :
                new String[] {"", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----"}) {
            assertThatThrownBy(() -> Trust.with(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDirectTargetThatDoesNotListenIsUnreachable() throws Exception {
        origin.close();
        try (var direct = new JdkWire(Egress.DIRECT, Trust.usual(), "test")) {
            var call = Call.of(Verb.GET, URI.create("https://localhost:" + origin.port() + "/"));

            assertThat(cause(direct.send(call, in(LONG)))).isEqualTo(Cause.UNREACHABLE);
        }
    }

    @Test
    void aFailureSaysWhereAndNeitherQueryNorToken() throws Exception {
        var call =
                Call.of(Verb.GET, url("/hold?sessionId=s3cret"))
                        .as(Authorization.bearer(Secret.of("t0ken")))
                        .attempt(3);

        var answer = (Answer.None) wire.send(call, in(SHORT));

        assertThat(answer.toString()).doesNotContain("s3cret", "t0ken");
        assertThat(answer.failure())
                .hasToString(
                        "GET https://origin.test:"
                                + origin.port()
                                + "/hold: no answer in time, attempt 3");
        assertThat(origin.heads).contains("Authorization: Bearer t0ken", "User-Agent: test");
    }

    private JdkWire wire(javax.net.ssl.SSLContext trust, Optional<Secret> credentials) {
        var hop = new Egress.Hop("127.0.0.1", origin.proxyPort(), credentials);
        return new JdkWire(Egress.through(hop, NoProxy.parse("")), trust, "test");
    }

    private boolean awaitTask() throws InterruptedException {
        var deadline = in(LONG);
        while (!nursery.running().isEmpty() && !deadline.expired()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return nursery.running().isEmpty();
    }

    private Callable<Answer> call(String path, Duration time) {
        return () -> wire.send(get(path), in(time));
    }

    private int status(String path) throws InterruptedException {
        return ((Reply) wire.send(get(path), in(LONG))).status();
    }

    private Call get(String path) {
        return Call.of(Verb.GET, url(path));
    }

    private Call post(String path) {
        return Call.of(Verb.POST, url(path)).with(Content.json("{}"));
    }

    private URI url(String path) {
        return URI.create("https://" + OriginIdentity.NAME + ":" + origin.port() + path);
    }

    private static Cause cause(Future<Answer> answer)
            throws InterruptedException, ExecutionException {
        return cause(answer.get());
    }

    private static Cause cause(Answer answer) {
        return ((Answer.None) answer).failure().cause();
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
