package dev.actionsgateway.github.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.rest.Target;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptRegistrationTest {
    private static final RunnerSpec SPEC =
            new RunnerSpec(
                    "gw-a-0", List.of("self-hosted", "gw"), "", "2.336.0", Lifespan.MANY_JOBS);
    private static final String TOKEN =
            "{\"token\":\"AAREG\",\"expires_at\":\"2031-03-04T11:00:00.000Z\"}";
    private static final String TENANT =
            "{\"url\":\"https://p.test/T/\",\"token\":\"x\",\"use_v2_flow\":true}";
    private static final String GROUPS =
            "{\"runner_groups\":[{\"id\":2,\"name\":\"hosted\",\"is_hosted\":true,\"default\":true},"
                    + "{\"id\":1,\"name\":\"Default\",\"default\":true}]}";
    private static final String NOBODY = "{\"total_count\":0,\"runners\":[]}";
    private static final String DONE =
            """
            {"id":4711,"name":"gw-a-0","authorization":{"authorization_url":"https://token.test/o",
             "legacy_authorization_url":"https://old.test/o","server_url":"https://broker.test/",
             "client_id":"c-1"}}
            """;

    private final Bench bench = new Bench();
    private final ScriptRegistration registration = registration(() -> pair(new AtomicInteger()));

    @Test
    void aRecordIsMadeInFiveSteps() throws Exception {
        script(UnaryOperator.identity());

        var runner = ((Enrolment.Enrolled) enrol()).credentials();

        assertThat(bench.wire.calls())
                .map(Object::toString)
                .containsExactly(
                        "POST https://ghes.test/api/v3/orgs/acme/actions/runners/registration-token",
                        "POST https://ghes.test/api/v3/actions/runner-registration",
                        "GET https://ghes.test/api/v3/orgs/acme/actions/runner-groups",
                        "GET https://ghes.test/api/v3/orgs/acme/actions/runners",
                        "POST https://ghes.test/api/v3/actions/runners/register");
        assertThat(bench.wire.authorization()).isEqualTo("REMOTE_AUTH AAREG");
        assertThat(runner.id()).isEqualTo(new RunnerId(4711));
        assertThat(runner.clientId()).isEqualTo("c-1");
        assertThat(runner.authorizationUrl()).hasToString("https://token.test/o");
        assertThat(runner.broker()).hasToString("https://broker.test/");
        assertThat(runner.algorithm()).isEqualTo(Jwt.Algorithm.RS256);
    }

    @Test
    void gitHubSeesTheOpenHalfOfTheKeyOnly() throws Exception {
        script(UnaryOperator.identity());
        enrol();

        var body = Tree.parse(bench.wire.body()).orElseThrow();

        var modulus = TestKeys.PUBLIC.getModulus().toByteArray();
        assertThat(body.text("public_key").orElseThrow())
                .startsWith("<RSAKeyValue><Modulus>")
                .endsWith("</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>")
                .contains(Base64.getEncoder().encodeToString(Arrays.copyOfRange(modulus, 1, 257)));
        assertThat(body.number("group_id")).hasValue(1);
        assertThat(body.flag("ephemeral")).isFalse();
        assertThat(body.children("labels"))
                .map(label -> label.text("name").orElse("") + " " + label.text("type").orElse(""))
                .containsExactly("self-hosted system", "gw user");
        assertThat(body.names()).doesNotContain("replace", "runner_id");
    }

    @Test
    void aRecordOfTheSameNameIsReplaced() throws Exception {
        script(runners -> "{\"runners\":[{\"id\":9,\"name\":\"gw-a-0\"}]}");
        enrol();

        var body = Tree.parse(bench.wire.body()).orElseThrow();

        assertThat(body.number("runner_id")).hasValue(9);
        assertThat(body.flag("replace")).isTrue();
    }

    @Test
    void aRecordThatRunsAJobIsNotReplaced() throws Exception {
        script(runners -> "{\"runners\":[{\"id\":9,\"name\":\"gw-a-0\",\"busy\":true}]}");

        assertThat(enrol()).isInstanceOf(Enrolment.NameBusy.class);
    }

    @Test
    void aRegistrationTokenThatIsNotKnownYetIsTriedAgain() throws Exception {
        bench.wire.reply(201, TOKEN).reply(403, "{}").reply(401, "{}");
        bench.wire.reply(200, TENANT).reply(200, GROUPS).reply(200, NOBODY).reply(200, DONE);

        assertThat(enrol()).isInstanceOf(Enrolment.Enrolled.class);
        assertThat(bench.waits).hasSize(2);
    }

    @Test
    void aRegistrationIsNotMadeTwiceForALostAnswer() throws Exception {
        bench.wire.reply(201, TOKEN).reply(200, TENANT).reply(200, GROUPS).reply(200, NOBODY);
        bench.wire.reply(502, "");

        assertThat(enrol()).isInstanceOf(Enrolment.Failed.class);
        assertThat(bench.wire.calls()).hasSize(5);
    }

    @Test
    void aKeyThatIsRefusedBecauseAnotherRunnerHasItIsReplacedOnceAndNoneIsSharedAfterwards()
            throws Exception {
        bench.wire.reply(201, TOKEN).reply(200, TENANT).reply(200, GROUPS).reply(200, NOBODY);
        bench.wire.reply(409, "{}").reply(201, DONE);
        bench.wire.reply(201, TOKEN).reply(200, TENANT).reply(200, GROUPS).reply(200, NOBODY);
        bench.wire.reply(409, "{}");
        var made = new AtomicInteger();
        var keys = new SharedKeys(() -> pair(made), 64);
        var sharing = registration(keys);
        var first = keys.make();

        var runner = ((Enrolment.Enrolled) sharing.enrol(SPEC, bench.deadline())).credentials();

        assertThat(runner.clientId()).isEqualTo("c-1");
        assertThat(made).hasValue(2);
        assertThat(keys.make()).isNotSameAs(keys.make()).isNotSameAs(first);
        assertThat(sharing.enrol(SPEC, bench.deadline())).isInstanceOf(Enrolment.Failed.class);
    }

    @Test
    void oneKeyServesAsManyRunnersAsItMay() {
        var made = new AtomicInteger();
        var keys = new SharedKeys(() -> pair(made), 3);

        var pairs = Stream.generate(keys::make).limit(7).toList();

        assertThat(made).hasValue(3);
        assertThat(pairs.get(0)).isSameAs(pairs.get(2)).isNotSameAs(pairs.get(3));
    }

    private static RunnerKeys.Pair pair(AtomicInteger made) {
        made.incrementAndGet();
        return new RunnerKeys.Pair(TestKeys.PRIVATE, TestKeys.PUBLIC);
    }

    private ScriptRegistration registration(RunnerKeys keys) {
        return new ScriptRegistration(
                bench.rest(),
                bench.wire,
                Target.parse("https://ghes.test/acme"),
                keys,
                bench.tries);
    }

    @Test
    void aTenantOfTheOldProtocolIsNamed() throws Exception {
        bench.wire.reply(201, TOKEN).reply(200, "{\"url\":\"https://p.test/T/\",\"token\":\"x\"}");

        assertThat(enrol()).isInstanceOf(Enrolment.NoBroker.class);
    }

    @Test
    void aMissingPermissionIsADenialAndNotTriedAgain() throws Exception {
        bench.wire.reply(403, "{\"message\":\"Resource not accessible by integration\"}");

        assertThat(enrol()).isInstanceOf(Enrolment.Denied.class);
        assertThat(bench.wire.calls()).hasSize(1);
    }

    private void script(UnaryOperator<String> runners) {
        bench.wire.reply(201, TOKEN).reply(200, TENANT).reply(200, GROUPS);
        bench.wire.reply(200, runners.apply(NOBODY)).reply(201, DONE);
    }

    private Enrolment enrol() throws InterruptedException {
        return registration.enrol(SPEC, bench.deadline());
    }
}
