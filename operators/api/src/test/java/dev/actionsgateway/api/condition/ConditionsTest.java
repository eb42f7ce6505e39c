package dev.actionsgateway.api.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");
    private static final Instant LATER = Instant.parse("2026-11-25T13:00:00Z");

    private static final Observation READY =
            Observation.healthy(ConditionType.READY, Reason.ALL_AVAILABLE, "all is there");
    private static final Observation NOT_READY =
            Observation.trouble(ConditionType.READY, Reason.NO_SESSION, "no session");

    @Test
    void aFirstLookIsStoredWithTheTimeInSeconds() {
        List<Condition> merged = Conditions.merge(List.of(), List.of(READY), 3, NOON);

        assertThat(merged)
                .containsExactly(
                        new Condition(
                                "Ready",
                                "True",
                                3L,
                                Instant.parse("2026-11-25T12:00:00Z"),
                                "AllAvailable",
                                "all is there"));
    }

    @Test
    void theSameLookChangesNothing() {
        List<Condition> stored = Conditions.merge(List.of(), List.of(READY), 3, NOON);

        assertThat(Conditions.merge(stored, List.of(READY), 3, LATER)).isEqualTo(stored);
    }

    @Test
    void anotherReasonOrGenerationKeepsTheTime() {
        List<Condition> stored = Conditions.merge(List.of(), List.of(READY), 3, NOON);
        Observation other = Observation.healthy(ConditionType.READY, Reason.AS_EXPECTED, "well");

        Condition merged = Conditions.merge(stored, List.of(other), 4, LATER).getFirst();

        assertThat(merged.lastTransitionTime()).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
        assertThat(merged.reason()).isEqualTo("AsExpected");
        assertThat(merged.observedGeneration()).isEqualTo(4);
    }

    @Test
    void anotherStatusMovesTheTime() {
        List<Condition> stored = Conditions.merge(List.of(), List.of(READY), 3, NOON);

        Condition merged = Conditions.merge(stored, List.of(NOT_READY), 3, LATER).getFirst();

        assertThat(merged.status()).isEqualTo("False");
        assertThat(merged.lastTransitionTime()).isEqualTo(LATER);
    }

    @Test
    void whatWasNotLookedAtStaysAndTheOrderToo() {
        Condition foreign = new Condition("Foreign", "True", null, LATER, "Other", "");
        List<Condition> stored = List.of(foreign);

        List<Condition> once = Conditions.merge(stored, List.of(READY), 1, NOON);
        List<Condition> twice = Conditions.merge(once, List.of(NOT_READY), 1, LATER);

        assertThat(twice).extracting(Condition::type).containsExactly("Foreign", "Ready");
        assertThat(twice).contains(foreign);
    }

    @Test
    void aConditionThatIsMissingIsUnknown() {
        assertThat(Conditions.says(List.of(), ConditionType.READY, ConditionStatus.UNKNOWN))
                .isTrue();
        assertThat(Conditions.says(List.of(), ConditionType.READY, ConditionStatus.FALSE))
                .isFalse();
    }

    @Test
    void aMessageIsCutWhereTheClusterWouldRefuseIt() {
        Observation endless =
                Observation.trouble(
                        ConditionType.DEGRADED, Reason.PROVISIONING_FAILED, "x".repeat(40_000));

        Condition merged = Conditions.merge(List.of(), List.of(endless), 1, NOON).getFirst();

        assertThat(merged.message()).hasSize(32_768);
        assertThat(merged.status()).isEqualTo("True");
    }

    @Test
    void everyWordIsOnceAndOfTheFormThatTheClusterTakes() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Z][A-Za-z]+"));
        assertThat(Arrays.stream(ConditionType.values()).map(ConditionType::word))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Z][A-Za-z]+"));
    }
}
