package dev.actionsgateway.agc.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import dev.actionsgateway.agc.seat.SeatStore.Kept;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.broker.SessionId;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerId;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// The records of seats on a real API server.
@OnCluster
class SeatSecretsIT {
    private Tenant tenant;

    @BeforeEach
    void make(ApiServer server, TestInfo info) {
        tenant = Tenant.of(server, "seats", info, Map.of());
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void keepsSeatsInTheOrderOfTheirNumbers() throws Exception {
        var seats = new SeatSecrets(tenant.client(), tenant.calls(), tenant.owner("a"));
        var key = key();
        var ten = seat("a", 10, key, Optional.empty());
        var two = seat("a", 2, key, Optional.of(new SessionId("s-1")));

        assertThat(seats.keep(ten, Tenant.soon())).isEqualTo(new Kept.Done());
        assertThat(seats.keep(two, Tenant.soon())).isEqualTo(new Kept.Done());

        assertThat(seats.of("a", Tenant.soon()))
                .hasValueSatisfying(kept ->
                        assertThat(kept).usingRecursiveComparison().isEqualTo(List.of(two, ten)));
    }

    @Test
    void forgetsASessionThatIsOver() throws Exception {
        var seats = new SeatSecrets(tenant.client(), tenant.calls(), tenant.owner("a"));
        var key = key();
        seats.keep(seat("a", 0, key, Optional.of(new SessionId("s-1"))), Tenant.soon());

        seats.keep(seat("a", 0, key, Optional.empty()), Tenant.soon());

        assertThat(seats.of("a", Tenant.soon()).orElseThrow())
                .singleElement()
                .satisfies(record -> assertThat(record.session()).isEmpty());
    }

    @Test
    void forgetsSeatsAndThoseItDoesNotKnow() throws Exception {
        var seats = new SeatSecrets(tenant.client(), tenant.calls(), tenant.owner("a"));
        seats.keep(seat("a", 0, key(), Optional.empty()), Tenant.soon());

        assertThat(seats.forget(new SeatId("a", 0), Tenant.soon())).isEqualTo(new Kept.Done());
        assertThat(seats.forget(new SeatId("a", 0), Tenant.soon())).isEqualTo(new Kept.Done());

        assertThat(seats.of("a", Tenant.soon())).hasValue(List.of());
    }

    private static SeatRecord seat(
            String group, int number, RSAPrivateCrtKey key, Optional<SessionId> session) {
        return new SeatRecord(
                new SeatId(group, number),
                new RunnerCredentials(
                        new RunnerId(number + 1L),
                        "ag-1-" + group + "-" + number,
                        "client",
                        URI.create("https://token.example/x"),
                        URI.create("https://broker.example/"),
                        key,
                        Jwt.Algorithm.PS256,
                        Lifespan.MANY_JOBS),
                "spec-1",
                session);
    }

    private static RSAPrivateCrtKey key() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    }
}
