package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.auth.PrivateKeys;
import dev.actionsgateway.github.broker.SessionId;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerId;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.net.URI;
import java.security.interfaces.RSAPrivateCrtKey;

/// What a seat's Secret looks like.
final class SeatFile {
    private static final String SEAT = "seat";
    private static final String RUNNER_ID = "runner-id";
    private static final String RUNNER_NAME = "runner-name";
    private static final String CLIENT_ID = "client-id";
    private static final String AUTHORIZATION_URL = "authorization-url";
    private static final String BROKER_URL = "broker-url";
    private static final String KEY = "key.pem";
    private static final String ALGORITHM = "algorithm";
    private static final String LIFESPAN = "lifespan";
    private static final String SPEC = "registered-as";
    private static final String SESSION_ID = "session-id";

    private SeatFile() {}

    static Secret write(Owner owner, SeatRecord record) {
        var runner = record.credentials();
        var number = record.seat().number();
        var fields =
                Fields.none()
                        .with(SEAT, Integer.toString(number))
                        .with(RUNNER_ID, runner.id().toString())
                        .with(RUNNER_NAME, runner.name())
                        .with(CLIENT_ID, runner.clientId())
                        .with(AUTHORIZATION_URL, runner.authorizationUrl().toString())
                        .with(BROKER_URL, runner.broker().toString())
                        .with(KEY, PrivateKeys.write(runner.key()))
                        .with(ALGORITHM, runner.algorithm().name())
                        .with(LIFESPAN, runner.lifespan().name())
                        .with(SPEC, record.spec())
                        .with(SESSION_ID, record.session().map(SessionId::value));
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(owner.namespace())
                .withName(Names.seat(owner.group(), number))
                .withLabels(owner.labels(Component.SEAT))
                .addToLabels(Labels.SEAT, Integer.toString(number))
                .withOwnerReferences(owner.reference())
                .endMetadata()
                .withType("Opaque")
                .withData(fields.data())
                .build();
    }

    static SeatRecord read(Owner owner, Secret secret) throws Fields.Damaged {
        var fields = Fields.of(secret);
        try {
            var seat = new SeatId(owner.group(), Math.toIntExact(fields.number(SEAT)));
            var session = fields.get(SESSION_ID).map(SessionId::new);
            return new SeatRecord(seat, credentials(fields), fields.get(SPEC).orElse(""), session);
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw new Fields.Damaged("a field has a value that cannot be");
        }
    }

    private static RunnerCredentials credentials(Fields fields) throws Fields.Damaged {
        return new RunnerCredentials(
                new RunnerId(fields.number(RUNNER_ID)),
                fields.need(RUNNER_NAME),
                fields.need(CLIENT_ID),
                URI.create(fields.need(AUTHORIZATION_URL)),
                URI.create(fields.need(BROKER_URL)),
                key(fields.need(KEY)),
                Jwt.Algorithm.valueOf(fields.need(ALGORITHM)),
                Lifespan.valueOf(fields.need(LIFESPAN)));
    }

    private static RSAPrivateCrtKey key(String pem) throws Fields.Damaged {
        return switch (PrivateKeys.read(pem)) {
            case PrivateKeys.Reading.Key(RSAPrivateCrtKey key) -> key;
            case PrivateKeys.Reading.Key _ -> throw new Fields.Damaged(KEY + " lacks its factors");
            case PrivateKeys.Reading.Unreadable(var why) ->
                    throw new Fields.Damaged(KEY + ": " + why);
        };
    }
}
