package dev.actionsgateway.gmc.observe;

import static dev.actionsgateway.api.condition.ConditionType.CREDENTIALS_VALID;
import static dev.actionsgateway.api.condition.ConditionType.DEGRADED;
import static dev.actionsgateway.api.condition.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.condition.Condition;
import dev.actionsgateway.api.condition.Conditions;
import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.kube.EventText.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Observation WELL =
            Observation.healthy(DEGRADED, Reason.AS_EXPECTED, "Every step succeeded.");
    private static final Observation FAILS =
            Observation.trouble(DEGRADED, Reason.PROVISIONING_FAILED, "proxy: no");
    private static final Observation WAITS =
            Observation.trouble(READY, Reason.PROXY_NOT_READY, "No replica");
    private static final Observation WORKS =
            Observation.healthy(READY, Reason.ALL_AVAILABLE, "All there.");
    private static final Observation DRAINS =
            Observation.trouble(READY, Reason.TERMINATING, "1 runner groups drain");

    @Test
    void theFirstLookThatSucceedsSaysThatTheTenantIsSetUpAndNothingElse() {
        assertThat(told(List.of(), List.of(WELL, WAITS)))
                .containsExactly(
                        new Notice(
                                Kind.NORMAL, Reason.TENANT_SET_UP, "All that it needs was made."));
    }

    @Test
    void aStepThatFailsIsSaidAtOnceAndSoIsThatItIsWellAgain() {
        assertThat(told(List.of(), List.of(FAILS)))
                .containsExactly(new Notice(Kind.WARNING, Reason.PROVISIONING_FAILED, "proxy: no"));
        assertThat(told(List.of(FAILS), List.of(WELL)))
                .containsExactly(
                        new Notice(Kind.NORMAL, Reason.AS_EXPECTED, "Every step succeeded."));
    }

    @Test
    void whatIsTheSameAsBeforeIsNoNews() {
        var all = List.of(FAILS, WAITS);

        assertThat(told(all, all)).isEmpty();
    }

    @Test
    void aGatewayThatBecomesReadyIsToldAndOneThatCeasesToBe() {
        assertThat(told(List.of(WELL, WAITS), List.of(WELL, WORKS)))
                .extracting(Notice::reason)
                .containsExactly(Reason.ALL_AVAILABLE);
        assertThat(told(List.of(WELL, WORKS), List.of(WELL, WAITS)))
                .extracting(Notice::kind)
                .containsExactly(Kind.WARNING);
    }

    @Test
    void unknownCredentialsAreNoNewsButRefusedOnesAreAndAcceptedOnesAfterThem() {
        var unknown = Observation.unknown(CREDENTIALS_VALID, Reason.NOT_SEEN_YET, "Nobody asked.");
        var refused = Observation.trouble(CREDENTIALS_VALID, Reason.KEY_UNREADABLE, "No PEM.");
        var accepted =
                Observation.healthy(CREDENTIALS_VALID, Reason.CREDENTIALS_ACCEPTED, "A token.");

        assertThat(told(List.of(), List.of(unknown))).isEmpty();
        assertThat(told(List.of(unknown), List.of(accepted))).isEmpty();
        assertThat(told(List.of(unknown), List.of(refused)))
                .extracting(Notice::reason)
                .containsExactly(Reason.KEY_UNREADABLE);
        assertThat(told(List.of(refused), List.of(accepted)))
                .containsExactly(new Notice(Kind.NORMAL, Reason.CREDENTIALS_ACCEPTED, "A token."));
    }

    @Test
    void aDeletionIsToldWhenItBeginsAndWhenItsDrainIsGivenUp() {
        var fewer = Observation.trouble(READY, Reason.TERMINATING, "0 runner groups drain");
        var forced = Observation.trouble(READY, Reason.DRAIN_GIVEN_UP, "took too long");

        assertThat(told(List.of(WELL, WAITS), List.of(DRAINS)))
                .extracting(Notice::kind)
                .containsExactly(Kind.NORMAL);
        assertThat(told(List.of(DRAINS), List.of(fewer))).isEmpty();
        assertThat(told(List.of(DRAINS), List.of(forced)))
                .containsExactly(new Notice(Kind.WARNING, Reason.DRAIN_GIVEN_UP, "took too long"));
    }

    private static List<Notice> told(List<Observation> before, List<Observation> after) {
        var stored = conditions(List.of(), before);
        return Notices.between(stored, conditions(stored, after));
    }

    private static List<Condition> conditions(List<Condition> stored, List<Observation> seen) {
        return Conditions.merge(stored, seen, 1, Instant.EPOCH);
    }
}
