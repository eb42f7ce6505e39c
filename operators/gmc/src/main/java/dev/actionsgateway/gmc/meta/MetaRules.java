package dev.actionsgateway.gmc.meta;

import static dev.actionsgateway.api.condition.ConditionType.GITHUB_META_CURRENT;

import dev.actionsgateway.api.condition.Observation;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.gmc.meta.MetaNews.Answer;
import dev.actionsgateway.gmc.meta.MetaNews.State;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// What the condition says of it. Pure. Its words change with the days and not with each look:
/// every change is a write.
public final class MetaRules {
    private static final Comparator<Answer> WORST_LAST =
            Comparator.comparing(Answer::state).thenComparing(Answer::age);

    private MetaRules() {}

    /// The condition.
    public static Observation of(MetaNews news) {
        return switch (news) {
            case MetaNews.NotAsked _ ->
                    unknown(Reason.NOT_SEEN_YET, "No proxy has been asked yet.");
            case MetaNews.NoProxy _ -> unknown(Reason.PROXY_NOT_READY, "No proxy runs.");
            case MetaNews.Silent(var pod, var why) ->
                    unknown(
                            Reason.PROXY_NOT_ANSWERING,
                            "Proxy %s does not tell the manager: %s.".formatted(pod, why));
            case MetaNews.Told(var answers) -> told(answers);
        };
    }

    private static Observation told(List<Answer> answers) {
        var worst = answers.stream().max(WORST_LAST).orElseThrow();
        return switch (worst.state()) {
            case NOT_NEEDED ->
                    healthy("GitHub is a server of one's own: its names need not be asked for.");
            case FRESH -> healthy("GitHub said what its names are " + days(worst.age()) + " ago.");
            case NOT_HEARD ->
                    unknown(
                            Reason.NOT_SEEN_YET,
                            "GitHub has not told proxy %s yet what its names are%s."
                                    .formatted(worst.pod(), because(worst)));
            case STALE ->
                    Observation.trouble(
                            GITHUB_META_CURRENT,
                            Reason.GITHUB_META_STALE,
                            ("GitHub last told proxy %s what its names are %s ago%s. Names that are"
                                            + " new since then are refused: see that the proxy"
                                            + " reaches GitHub's API.")
                                    .formatted(worst.pod(), days(worst.age()), because(worst)));
        };
    }

    private static Observation healthy(String message) {
        return Observation.healthy(GITHUB_META_CURRENT, Reason.AS_EXPECTED, message);
    }

    private static Observation unknown(Reason reason, String message) {
        return Observation.unknown(GITHUB_META_CURRENT, reason, message);
    }

    private static String because(Answer answer) {
        return answer.why().isEmpty() ? "" : " (" + answer.why() + ")";
    }

    private static String days(Duration age) {
        return switch ((int) age.toDays()) {
            case 0 -> "less than a day";
            case 1 -> "1 day";
            default -> age.toDays() + " days";
        };
    }

    /// Whether it is well, and need not be looked at again soon.
    static boolean isWell(MetaNews news) {
        return news instanceof MetaNews.Told(var answers)
                && answers.stream()
                        .map(Answer::state)
                        .allMatch(state -> state == State.FRESH || state == State.NOT_NEEDED);
    }
}
