package dev.actionsgateway.probe.cli;

import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.probe.doctor.Doctor;
import dev.actionsgateway.probe.doctor.Finding;
import dev.actionsgateway.probe.doctor.Finding.Grade;
import dev.actionsgateway.probe.link.Link;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Checks the account and the way to it.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks credentials, permissions, clock, every host through the proxy, TLS, the"
                    + " rate-limit budget, the runner group, and runners of others with the same"
                    + " labels. Changes nothing.",
            ""
        },
        footer = {"", "Exit codes: 0 nothing stands in the way, 1 something does, 2 wrong usage."})
final class DoctorCommand implements Callable<Integer> {
    @Mixin private GitHubOptions github = new GitHubOptions();

    @Mixin private RunnerOptions runner = new RunnerOptions();

    private final Setting setting;

    DoctorCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        var access = github.access(setting.environment());
        var spec = runner.spec(Lifespan.MANY_JOBS, setting.waits().random());
        try (var wire = Link.wire(access)) {
            var findings =
                    new Doctor(wire, access, setting.waits()).look(spec.group(), spec.labels());
            findings.forEach(this::print);
            return findings.stream().anyMatch(one -> one.grade() == Grade.PROBLEM) ? 1 : 0;
        } catch (InterruptedException _) {
            setting.terminal().complain("stopped before all was looked at");
            return 1;
        }
    }

    private void print(Finding finding) {
        var mark =
                switch (finding.grade()) {
                    case GOOD -> "ok      ";
                    case WARNING -> "WARNING ";
                    case PROBLEM -> "PROBLEM ";
                };
        setting.terminal().say(mark + finding.check() + ": " + finding.seen());
        if (!finding.remedy().isEmpty()) {
            setting.terminal().say("         " + finding.remedy());
        }
    }
}
