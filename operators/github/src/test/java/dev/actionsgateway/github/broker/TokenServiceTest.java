package dev.actionsgateway.github.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.actionsgateway.github.Bench;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.wire.Failure.Cause;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenServiceTest {
    private static final String GRANT =
            "{\"access_token\":\"eyJ.x.y\",\"token_type\":\"Bearer\",\"expires_in\":3000}";

    private final Bench bench = new Bench();
    private final TokenService service = new TokenService(bench.wire, bench.github, bench.tries);

    @ParameterizedTest
    @EnumSource
    void anAssertionIsSignedAsTheCredentialsSay(Jwt.Algorithm algorithm) throws Exception {
        bench.wire.reply(200, GRANT);

        var granted =
                (Exchange.Granted) service.exchange(Bench.runner(algorithm), bench.deadline());

        assertThat(granted.token().life()).isEqualTo(Duration.ofMinutes(50));
        assertThat(granted.toString()).doesNotContain("eyJ");
        assertThat(bench.wire.url()).isEqualTo("https://token.test/oauth2");
        assertThat(bench.wire.body())
                .startsWith(
                        "grant_type=client_credentials&client_assertion_type="
                                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&");
        var jwt = assertion();
        assertThat(jwt.verify(new RSASSAVerifier(TestKeys.PUBLIC))).isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("client-1").isEqualTo(claims.getIssuer());
        assertThat(claims.getClaim("aud")).isEqualTo(List.of("https://token.test/oauth2"));
        assertThat(claims.getNotBeforeTime()).isEqualTo(Bench.NOW);
        assertThat(claims.getExpirationTime()).isEqualTo(Bench.NOW.plusSeconds(300));
        assertThat(claims.getIssueTime()).isNull();
    }

    @Test
    void aRunnerThatIsUnknownIsFinalUnlessItIsFresh() throws Exception {
        var unknown =
                "{\"error\":\"invalid_client\",\"error_description\":\"Registration x was not found\"}";
        for (int i = 0; i < 7; i++) {
            bench.wire.reply(400, unknown);
        }

        assertThat(exchange()).isInstanceOf(Exchange.RunnerUnknown.class);
        assertThat(bench.wire.calls()).hasSize(1);
        assertThat(service.exchangeFresh(Bench.runner(Jwt.Algorithm.RS256), bench.deadline()))
                .isInstanceOf(Exchange.RunnerUnknown.class);
        assertThat(bench.wire.calls()).hasSize(7);
    }

    @Test
    void aClockThatIsOffIsCorrectedByTheServicesOwn() throws Exception {
        var words =
                "{\"error\":\"invalid_client\",\"error_description\":\"not valid until x. Current server time is y.\"}";
        bench.wire
                .reply(400, Map.of("Date", "Tue, 4 Mar 2031 10:07:00 GMT"), words)
                .reply(200, GRANT);

        assertThat(exchange()).isInstanceOf(Exchange.Granted.class);
        assertThat(assertion().getJWTClaimsSet().getNotBeforeTime())
                .isEqualTo(Bench.NOW.plusSeconds(420));
    }

    @Test
    void aClockThatCannotBeCorrectedIsNamed() throws Exception {
        bench.wire.reply(
                400,
                "{\"error\":\"invalid_client\",\"error_description\":\"Current server time is y.\"}");

        assertThat(exchange()).isInstanceOf(Exchange.ClockOff.class);
    }

    @Test
    void troubleOfTheServiceIsTriedFiveTimes() throws Exception {
        bench.wire.reply(500, "").reply(429, "").fail(Cause.CUT);
        bench.wire.reply(400, "{\"error\":\"server_error\"}").reply(200, GRANT);

        assertThat(exchange()).isInstanceOf(Exchange.Granted.class);
        assertThat(bench.waits).hasSize(4);
    }

    @Test
    void everyOtherErrorIsFinal() throws Exception {
        for (var error :
                new String[] {"invalid_request", "invalid_grant", "unauthorized_client", ""}) {
            bench.wire.reply(400, "{\"error\":\"" + error + "\"}");
            assertThat(exchange()).isInstanceOf(Exchange.Refused.class);
        }
    }

    @Test
    void aGrantWithoutATokenIsAFailure() throws Exception {
        bench.wire.reply(200, "{}");

        assertThat(exchange()).isInstanceOf(Exchange.Failed.class);
    }

    @Test
    void aLoginAsksAgainAfterFourFifthsOfTheTokensLifeOrWhenItIsRefused() throws Exception {
        var login = new BrokerLogin(service, Bench.runner(Jwt.Algorithm.RS256), bench.clock);
        bench.wire.reply(200, GRANT).reply(200, GRANT).reply(200, GRANT);

        login.token(bench.deadline());
        bench.clock.advance(Duration.ofSeconds(2399));
        login.token(bench.deadline());
        assertThat(bench.wire.calls()).hasSize(1);

        bench.clock.advance(Duration.ofSeconds(1));
        login.token(bench.deadline());
        assertThat(bench.wire.calls()).hasSize(2);

        login.refused();
        login.token(bench.deadline());
        assertThat(bench.wire.calls()).hasSize(3);
    }

    @Test
    void aLoginKeepsItsTokenWhileTheServiceIsInTrouble() throws Exception {
        var login = new BrokerLogin(service, Bench.runner(Jwt.Algorithm.RS256), bench.clock);
        bench.wire.reply(200, GRANT);
        login.token(bench.deadline());
        bench.clock.advance(Duration.ofMinutes(40));
        for (int i = 0; i < 5; i++) {
            bench.wire.reply(503, "");
        }

        assertThat(login.token(bench.deadline())).isInstanceOf(Exchange.Granted.class);
    }

    private Exchange exchange() throws InterruptedException {
        return service.exchange(Bench.runner(Jwt.Algorithm.RS256), bench.deadline());
    }

    private SignedJWT assertion() throws Exception {
        var body = bench.wire.body();
        var token = body.substring(body.indexOf("client_assertion=") + 17);
        return SignedJWT.parse(URLDecoder.decode(token, StandardCharsets.UTF_8));
    }
}
