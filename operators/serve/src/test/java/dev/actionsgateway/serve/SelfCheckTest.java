package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.serve.Check.Down;
import dev.actionsgateway.serve.SelfCheck.Get;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What makes a check fail; [SigtermTest] runs one that does not, in a process of its own.
@Timeout(60)
class SelfCheckTest {
    private static final Listener API =
            Fixture.api(r ->
                    r.get("/hello", (_, response) -> response.send("hello"))
                            .get(
                                    "/broken",
                                    (_, _) -> {
                                        throw new IllegalStateException("oops");
                                    }));

    @Test
    void needsNoCertificateAndNoReadiness() {
        var tls = API.with(TlsFiles.in(Path.of("nowhere")));
        var down = Fixture.management(new Check("cluster", () -> new Down("there is none")));

        assertThat(SelfCheck.run(plan(tls, down), new Get("api", "/hello"))).isZero();
    }

    @Test
    void asksOverTlsWhereTheCertificateIsThere(@TempDir Path folder) throws Exception {
        TestCertificate.rsa("localhost").writeTo(folder);
        var seen = new AtomicBoolean();
        var secure =
                Fixture.api(r ->
                                r.get(
                                        "/hello",
                                        (request, response) -> {
                                            seen.set(request.isSecure());
                                            response.send("hello");
                                        }))
                        .with(TlsFiles.in(folder));

        assertThat(SelfCheck.run(plan(secure, Fixture.management()), new Get("api", "/hello")))
                .isZero();
        assertThat(seen).isTrue();
    }

    @Test
    void anAnswerThatIsOurFaultFailsIt() {
        assertThat(SelfCheck.run(plan(API, Fixture.management()), new Get("api", "/broken")))
                .isEqualTo(1);
    }

    @Test
    void aListenerThatIsNotThereFailsIt() {
        assertThat(SelfCheck.run(plan(API, Fixture.management()), new Get("other", "/")))
                .isEqualTo(1);
    }

    private static ServerPlan plan(Listener listener, Management management) {
        var drain = Drain.standard();
        return new ServerPlan(
                "test", List.of(listener), management, new InFlight(), drain, List.of());
    }
}
