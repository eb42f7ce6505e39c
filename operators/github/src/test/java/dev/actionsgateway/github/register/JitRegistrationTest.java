package dev.actionsgateway.github.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.rest.Target;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class JitRegistrationTest {
    private static final RunnerSpec SPEC =
            new RunnerSpec("gw-a-0", List.of("self-hosted", "gw"), "", "2.336.0", Lifespan.ONE_JOB);
    private static final String RUNNER =
            """
            \uFEFF{"AgentId":"4711","AgentName":"gw-a-0","UseV2Flow":"True",
             "ServerUrl":"https://old.test/T/","ServerUrlV2":"https://broker.test/"}
            """;
    private static final String LOGIN =
            """
            {"Scheme":"OAuth","Data":{"ClientId":"c-1","AuthorizationUrl":"https://token.test/o",
             "RequireFipsCryptography":"True"}}
            """;

    private final Bench bench = new Bench();
    private final JitRegistration registration =
            new JitRegistration(bench.rest(), Target.parse("https://github.com/acme"));

    @Test
    void aRecordComesWithAllThatItTakesToBeThatRunner() throws Exception {
        bench.wire.reply(201, answer(RUNNER, LOGIN, key()));

        var runner = ((Enrolment.Enrolled) enrol()).credentials();

        assertThat(runner.id()).isEqualTo(new RunnerId(4711));
        assertThat(runner.clientId()).isEqualTo("c-1");
        assertThat(runner.broker()).hasToString("https://broker.test/");
        assertThat(runner.authorizationUrl()).hasToString("https://token.test/o");
        assertThat(runner.algorithm()).isEqualTo(Jwt.Algorithm.PS256);
        assertThat(runner.key()).isEqualTo(TestKeys.PRIVATE);
        assertThat(runner).hasToString("runner gw-a-0 (4711)");
        assertThat(bench.wire.body())
                .isEqualTo(
                        "{\"name\":\"gw-a-0\",\"runner_group_id\":1,"
                                + "\"labels\":[\"self-hosted\",\"gw\"],\"work_folder\":\"_work\"}");
    }

    @Test
    void aRecordOfTheSameNameIsRemovedAndTheCallMadeOnceMore() throws Exception {
        bench.wire
                .reply(409, "{\"message\":\"Already exists\"}")
                .reply(200, "{\"runners\":[{\"id\":9,\"name\":\"gw-a-0\"}]}")
                .reply(204, "")
                .reply(201, answer(RUNNER, LOGIN, key()));

        assertThat(enrol()).isInstanceOf(Enrolment.Enrolled.class);
        assertThat(bench.wire.calls().get(2))
                .hasToString("DELETE https://api.github.com/orgs/acme/actions/runners/9");
    }

    @Test
    void aRecordThatRunsAJobKeepsItsName() throws Exception {
        bench.wire
                .reply(409, "{}")
                .reply(200, "{\"runners\":[{\"id\":9,\"name\":\"gw-a-0\"}]}")
                .reply(422, "{\"message\":\"is currently running a job\"}");

        assertThat(enrol()).isInstanceOf(Enrolment.NameBusy.class);
    }

    @Test
    void aGroupIsFoundByNameAndOneThatIsNotThereIsNotReplaced() throws Exception {
        var groups =
                "{\"runner_groups\":[{\"id\":1,\"name\":\"Default\"},{\"id\":5,\"name\":\"big\"}]}";
        bench.wire.reply(200, groups).reply(201, answer(RUNNER, LOGIN, key())).reply(200, groups);

        assertThat(registration.enrol(in("Big"), bench.deadline()))
                .isInstanceOf(Enrolment.Enrolled.class);
        assertThat(bench.wire.body()).contains("\"runner_group_id\":5");
        assertThat(registration.enrol(in("other"), bench.deadline()))
                .isEqualTo(new Enrolment.GroupUnknown("other"));
    }

    @Test
    void aBlobForTheOldProtocolIsNamed() throws Exception {
        bench.wire.reply(
                201, answer("{\"AgentId\":1,\"ServerUrl\":\"https://old.test/\"}", LOGIN, key()));

        assertThat(enrol()).isInstanceOf(Enrolment.NoBroker.class);
    }

    @Test
    void aBlobThatLacksAnythingIsAFailure() throws Exception {
        bench.wire
                .reply(201, "{}")
                .reply(201, "{\"encoded_jit_config\":\"%%%\"}")
                .reply(201, answer(RUNNER, "{}", key()))
                .reply(201, answer("{}", LOGIN, key()))
                .reply(201, answer(RUNNER, LOGIN, "{\"modulus\":\"AQAB\"}"));

        for (int i = 0; i < 5; i++) {
            assertThat(enrol())
                    .isInstanceOf(Enrolment.class)
                    .isNotInstanceOf(Enrolment.Enrolled.class);
        }
    }

    @Test
    void aMissingPermissionIsADenial() throws Exception {
        bench.wire
                .reply(403, "{\"message\":\"Resource not accessible by integration\"}")
                .reply(422, "{}");

        assertThat(enrol()).isInstanceOf(Enrolment.Denied.class);
        assertThat(enrol()).isInstanceOf(Enrolment.Failed.class);
    }

    private Enrolment enrol() throws InterruptedException {
        return registration.enrol(SPEC, bench.deadline());
    }

    private static RunnerSpec in(String group) {
        return new RunnerSpec(SPEC.name(), SPEC.labels(), group, SPEC.version(), SPEC.lifespan());
    }

    private static String answer(String runner, String login, String key) {
        var files =
                Written.object()
                        .add(".runner", encode(runner))
                        .add(".credentials", encode(login))
                        .add(".credentials_rsaparams", encode(key))
                        .build();
        return Written.object()
                .add("encoded_jit_config", encode(files.toString()))
                .build()
                .toString();
    }

    private static String key() {
        var key = TestKeys.PRIVATE;
        return Written.object()
                .add("modulus", number(key.getModulus()))
                .add("exponent", number(key.getPublicExponent()))
                .add("d", number(key.getPrivateExponent()))
                .add("p", number(key.getPrimeP()))
                .add("q", number(key.getPrimeQ()))
                .add("dp", number(key.getPrimeExponentP()))
                .add("dq", number(key.getPrimeExponentQ()))
                .add("inverseQ", number(key.getCrtCoefficient()))
                .build()
                .toString();
    }

    private static String number(BigInteger number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(number.toByteArray());
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void theTestsOwnAnswerIsJson() {
        assertThat(Tree.parse(answer(RUNNER, LOGIN, key()))).isPresent();
    }
}
