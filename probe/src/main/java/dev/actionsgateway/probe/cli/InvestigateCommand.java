package dev.actionsgateway.probe.cli;

import dev.actionsgateway.probe.investigate.Acknowledge;
import dev.actionsgateway.probe.investigate.BusyPoll;
import dev.actionsgateway.probe.investigate.ConclusionBody;
import dev.actionsgateway.probe.investigate.Egress;
import dev.actionsgateway.probe.investigate.FanOut;
import dev.actionsgateway.probe.investigate.Investigation;
import dev.actionsgateway.probe.investigate.LeaseEnd;
import dev.actionsgateway.probe.investigate.Redelivery;
import dev.actionsgateway.probe.investigate.SessionReuse;
import dev.actionsgateway.probe.investigate.Throttling;
import dev.actionsgateway.probe.lab.Dispatched;
import dev.actionsgateway.probe.lab.JobSource;
import dev.actionsgateway.probe.lab.Lab;
import dev.actionsgateway.probe.lab.Pace;
import dev.actionsgateway.probe.lab.TwoWays;
import dev.actionsgateway.probe.lab.Workflow;
import dev.actionsgateway.probe.link.Link;
import dev.actionsgateway.probe.link.Said;
import dev.actionsgateway.probe.link.Trail;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks GitHub a question by doing, and says what the answer means.
@Command(
        name = "investigate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Finds out what GitHub does, with jobs and runners of its own, and ends in a verdict.",
            "",
            "acknowledge   Must an offer be acknowledged? Never, before the claim, after it.",
            "egress        May the calls of one session leave through different addresses?",
            "session-reuse Does a session get a second job?",
            "throttling    Does a session get jobs that were queued before it opened?",
            "conclusion    Which body of completejob does GitHub believe?",
            "redelivery    What becomes of an offer that nobody claims?",
            "lease         What becomes of a job whose lock is renewed no more? (11 minutes)",
            "fanout        Is one job offered to several sessions?",
            "busy-poll     Does a cancel reach a Busy session, and what spends a just-in-time"
                    + " record?",
            ""
        },
        footer = {
            "",
            "The workflow must have one job, whose runs-on is the label, and the trigger"
                    + " workflow_dispatch. With --by-hand you are asked to start it.",
            "Exit codes: 0 there is a verdict, 1 undecided, 2 wrong usage."
        })
final class InvestigateCommand implements Callable<Integer> {
    /// The questions by name.
    enum Question {
        ACKNOWLEDGE,
        EGRESS,
        SESSION_REUSE,
        THROTTLING,
        CONCLUSION,
        REDELIVERY,
        LEASE,
        FANOUT,
        BUSY_POLL;

        /// As it is written on the command line.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(index = "0", paramLabel = "NAME", description = "One of the names above.")
    private Question question = Question.ACKNOWLEDGE;

    @Mixin private GitHubOptions github = new GitHubOptions();

    @Mixin private RunnerOptions runner = new RunnerOptions();

    @Option(
            names = "--repository",
            paramLabel = "OWNER/REPO",
            required = true,
            order = 20,
            description = "Where the workflow is.")
    private String repository = "";

    @Option(
            names = "--workflow",
            paramLabel = "FILE",
            order = 21,
            description = "The workflow's file name (default: ${DEFAULT-VALUE}).")
    private String workflow = "probe.yml";

    @Option(
            names = "--ref",
            paramLabel = "REF",
            order = 22,
            description = "Its branch or tag (default: ${DEFAULT-VALUE}).")
    private String ref = "main";

    @Option(
            names = "--by-hand",
            order = 23,
            description = "Ask for each job, instead of starting it over REST.")
    private boolean byHand;

    @Option(
            names = "--source-address",
            paramLabel = "ADDRESS",
            order = 24,
            description = "egress: where the proxies connect from; give it twice.")
    private List<InetAddress> sources = List.of();

    @Option(
            names = "--arrival",
            paramLabel = "TIME",
            converter = Spans.class,
            order = 25,
            description = "How long a job may take to arrive (default: 2m).")
    private Duration arrival = Pace.USUAL.arrival();

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            converter = Spans.class,
            order = 26,
            description = "How long something must not happen to count as such (default: 30s).")
    private Duration watch = Pace.USUAL.watch();

    @Option(
            names = "--window",
            paramLabel = "TIME",
            converter = Spans.class,
            order = 27,
            description = "How long an offer or a lock is waited out (default: 13m).")
    private Duration window = Pace.USUAL.window();

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            converter = Spans.class,
            order = 28,
            description = "How long REST may take to show what happened (default: 20s).")
    private Duration settle = Pace.USUAL.settle();

    private final Setting setting;

    InvestigateCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException {
        var access = github.access(setting.environment());
        var waits = setting.waits();
        var trail = new Trail(waits.clock(), Lines.of(setting.terminal()));
        try (var link = Link.open(access, waits);
                var ways = TwoWays.open(access, sources)) {
            if (link.login() instanceof Link.Login.Refused(var why)) {
                setting.terminal().complain("GitHub does not let the App in: " + Said.of(why));
                return 1;
            }
            var lab =
                    new Lab(
                            link,
                            jobs(link, trail),
                            lifespan -> runner.spec(lifespan, waits.random()),
                            new Pace(arrival, watch, window, settle),
                            trail);
            return new Conduct(setting.terminal()).of(investigation(ways), lab);
        } catch (InterruptedException _) {
            setting.terminal().complain("stopped before there was a verdict");
            return 1;
        }
    }

    private JobSource jobs(Link link, Trail trail) {
        var place = new Workflow(repository, workflow, ref);
        return byHand ? new ByHand(setting.terminal(), place) : new Dispatched(link, place, trail);
    }

    private Investigation investigation(TwoWays ways) {
        return switch (question) {
            case ACKNOWLEDGE -> new Acknowledge();
            case EGRESS -> new Egress(ways);
            case SESSION_REUSE -> new SessionReuse();
            case THROTTLING -> new Throttling();
            case CONCLUSION -> new ConclusionBody();
            case REDELIVERY -> new Redelivery();
            case LEASE -> new LeaseEnd();
            case FANOUT -> new FanOut();
            case BUSY_POLL -> new BusyPoll();
        };
    }
}
