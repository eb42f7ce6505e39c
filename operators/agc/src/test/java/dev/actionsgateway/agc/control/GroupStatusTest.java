package dev.actionsgateway.agc.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.gate.Withheld;
import dev.actionsgateway.agc.group.GroupView;
import dev.actionsgateway.agc.group.GroupView.Refusals;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.kube.TemplateCheck;
import dev.actionsgateway.agc.pod.Verdict.Holdup;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.RunnerGroupStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupStatusTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final TemplateCheck FINE = new TemplateCheck.Unknown("not asked yet");

    @Test
    void isReadyWhenASessionIsOpen() {
        var status = status(view(1, Map.of(), List.of()), FINE, Map.of());

        assertThat(said(status)).containsEntry("Ready", "True/AsExpected");
        assertThat(said(status)).containsEntry("Listening", "True/SessionsOnline");
    }

    @Test
    void saysWhyItDoesNotListen() {
        var trouble = new Trouble(Trouble.Kind.RUNNER_GROUP_UNKNOWN, "GitHub knows no group x");

        var status = status(view(0, Map.of(), List.of(trouble)), FINE, Map.of());

        assertThat(said(status)).containsEntry("Ready", "False/RunnerGroupNotFound");
        assertThat(said(status)).containsEntry("Listening", "False/RunnerGroupNotFound");
    }

    @Test
    void isNotReadyWithATemplateThatTheClusterRefuses() {
        var rejected = new TemplateCheck.Rejected("violates PodSecurity");

        var status = status(view(1, Map.of(), List.of()), rejected, Map.of());

        assertThat(said(status)).containsEntry("Ready", "False/TemplateInvalid");
        assertThat(said(status)).containsEntry("TemplateRejected", "True/TemplateInvalid");
    }

    @Test
    void saysWhyJobsStayWithGitHubAndHowMany() {
        var refusals = new Refusals(7, NOW, "ResourceQuota q: … none will ever fit");

        var status = status(view(1, Map.of(Withheld.QUOTA, refusals), List.of()), FINE, Map.of());

        assertThat(status.intake())
                .satisfies(intake ->
                        assertThat(intake.withheld())
                                .containsExactly(
                                        new dev.actionsgateway.api.group.Withheld(
                                                "QuotaExhausted", 7L, NOW)));
        assertThat(said(status)).containsEntry("QuotaExceeded", "True/QuotaTooSmall");
    }

    @Test
    void saysWhatHoldsWorkersUp() {
        var status =
                status(
                        view(1, Map.of(), List.of()),
                        FINE,
                        Map.of(Holdup.NO_NODE, "0/3 nodes", Holdup.IMAGE, "not found"));

        assertThat(said(status)).containsEntry("WorkersUnschedulable", "True/PodsUnschedulable");
        assertThat(said(status)).containsEntry("WorkersNotStarting", "True/ImageNotPulled");
        assertThat(status.pendingJobs()).isEqualTo(2);
    }

    @Test
    void saysOfWhichRunGitHubDidNotTakeTheEnd() {
        var why = "Run 7: TokenRefused";
        var view =
                new GroupView(1, 1, Optional.of(NOW), 0, 4, Map.of(), List.of(), Optional.of(why));

        assertThat(status(view, FINE, Map.of()).conditions())
                .filteredOn(condition -> condition.type().equals("ConclusionRefused"))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.status()).isEqualTo("True");
                    assertThat(condition.message()).isEqualTo(why);
                });
    }

    private static RunnerGroupStatus status(
            GroupView view, TemplateCheck check, Map<Holdup, String> holdups) {
        var group = RunnerGroup.of("team", "a", RunnerGroupSpec.of("acme", List.of("self-hosted")));
        group.getMetadata().setGeneration(3L);
        return new GroupStatus(view, check, Optional.empty(), holdups.size(), holdups)
                .of(group, NOW);
    }

    private static GroupView view(
            int sessions, Map<Withheld, Refusals> withheld, List<Trouble> troubles) {
        return new GroupView(
                sessions, sessions, Optional.of(NOW), 0, 4, withheld, troubles, Optional.empty());
    }

    private static Map<String, String> said(RunnerGroupStatus status) {
        return status.conditions().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                condition -> condition.type(),
                                condition -> condition.status() + "/" + condition.reason()));
    }
}
