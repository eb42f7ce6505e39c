package dev.actionsgateway.githubsim.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows the settings, or changes some.
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Shows all settings, or changes the named ones: all of them or none.")
final class SettingsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME=VALUE",
            description = "As pollHold=PT1S jitSpent=conclusion.")
    private Map<String, String> changes = new LinkedHashMap<>();

    private final Ctl ctl;

    SettingsCommand(Ctl ctl) {
        this.ctl = ctl;
    }

    @Override
    public Integer call() {
        return ctl.run(client -> {
            if (changes.isEmpty()) {
                client.settings().forEach((name, value) -> ctl.terminal().say(name + "=" + value));
                ctl.terminal().next("github-sim-ctl settings NAME=VALUE");
                return 0;
            }
            var all = client.change(changes);
            changes.keySet()
                    .forEach(name -> ctl.terminal().say(name + "=" + all.getOrDefault(name, "")));
            ctl.terminal().next("timers that run already keep their time");
            return 0;
        });
    }
}
