package dev.actionsgateway.probe.cli;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/// The command itself.
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        version = "probe 0.1",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Walks GitHub's runner protocol from the App's key to a job whose lock is kept, says"
                    + " what it saw, and finds out what GitHub does where nobody knows.",
            ""
        },
        footer = {
            "",
            "A first session, with a workflow whose runs-on is actions-gateway-probe:",
            "  export PROBE_GITHUB_URL=https://github.com/acme PROBE_APP=12345",
            "  export PROBE_INSTALLATION=98765432 PROBE_KEY=./app.pem",
            "  probe doctor",
            "  probe run --capture payload.json",
            "  probe investigate acknowledge --repository acme/widgets --workflow probe.yml",
            "",
            "Every option can be given as a variable: --github-url is PROBE_GITHUB_URL.",
            "A key is always a file, never an argument. What is printed holds no secret."
        })
public final class Probe {
    private Probe() {}

    /// The whole command line, ready to run.
    public static CommandLine line(Setting setting) {
        return new CommandLine(new Probe())
                .addSubcommand(new RunCommand(setting))
                .addSubcommand(new InvestigateCommand(setting))
                .addSubcommand(new DoctorCommand(setting))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(argument ->
                        argument instanceof OptionSpec option
                                ? Optional.ofNullable(setting.environment().get(variable(option)))
                                        .orElseGet(argument::defaultValue)
                                : argument.defaultValue())
                .setOut(setting.terminal().out())
                .setErr(setting.terminal().err());
    }

    private static String variable(OptionSpec option) {
        var name = option.longestName().replaceFirst("^-+", "");
        return "PROBE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
