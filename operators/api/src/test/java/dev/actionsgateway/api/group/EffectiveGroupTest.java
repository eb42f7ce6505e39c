package dev.actionsgateway.api.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveGroupTest {

    private static final RunnerGroupSpec PLAIN = RunnerGroupSpec.of("acme", List.of("linux"));

    @Test
    void whatIsNotSaidHasItsDefault() {
        EffectiveGroup group = PLAIN.effective();

        assertThat(group.gateway()).contains("acme");
        assertThat(group.maxListeners()).isEqualTo(10);
        assertThat(group.standbyListeners()).isZero();
        assertThat(group.maxWorkers()).isEqualTo(10);
        assertThat(group.paused()).isFalse();
        assertThat(group.worker().completedPodTtl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(group.worker().pendingPodDeadline()).isEqualTo(Duration.ofMinutes(10));
        assertThat(group.worker().maxLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(group.worker().runtimeClassName()).isEmpty();
        assertThat(group.worker().template()).isInstanceOf(WorkerTemplate.Typed.class);
    }

    @Test
    void noWorkersPausesTheGroup() {
        assertThat(PLAIN.withLimits(10, 0, 0).effective().paused()).isTrue();
    }

    @Test
    void limitsThatTheSchemaWouldRefuseAreHeldDown() {
        EffectiveGroup group = PLAIN.withLimits(4, 9, 20).effective();

        assertThat(group.maxWorkers()).isEqualTo(4);
        assertThat(group.standbyListeners()).isEqualTo(4);
    }

    @Test
    void tiersAreCountedFromTheFirstWorker() {
        EffectiveGroup group =
                PLAIN.withPriorityTiers(
                                List.of(new PriorityTier(2, "high"), new PriorityTier(4, "low")))
                        .effective();

        assertThat(group.priorityClassOf(1)).contains("high");
        assertThat(group.priorityClassOf(2)).contains("high");
        assertThat(group.priorityClassOf(3)).contains("low");
        assertThat(group.priorityClassOf(4)).contains("low");
        assertThat(group.priorityClassOf(5)).isEmpty();
    }

    @Test
    void aTemplateIsReadAsAPodTemplate() {
        Map<String, Object> template =
                Map.of(
                        "spec",
                        Map.of("containers", List.of(Map.of("name", "runner", "image", "own:1"))));

        WorkerTemplate read = WorkerTemplate.of(template);

        assertThat(read)
                .isInstanceOfSatisfying(
                        WorkerTemplate.Typed.class,
                        typed ->
                                assertThat(typed.template().getSpec().getContainers())
                                        .extracting(container -> container.getImage())
                                        .containsExactly("own:1"));
    }

    @Test
    void aTemplateOfTheWrongShapeIsMalformedAndSaysWhere() {
        WorkerTemplate read = WorkerTemplate.of(Map.of("spec", Map.of("containers", "many")));

        assertThat(read)
                .isInstanceOfSatisfying(
                        WorkerTemplate.Malformed.class,
                        malformed -> assertThat(malformed.why()).startsWith("worker.template"));
    }
}
