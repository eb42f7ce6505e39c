package dev.actionsgateway.githubsim.page;

import java.util.List;
import java.util.Locale;

/// Which runs a reader wants to see.
///
/// @param words every one of these must stand in the run's name, workflow, branch, event or number
/// @param status `success`, `failure`, `in_progress` and so on; empty for all
record RunFilter(List<String> words, String status) {

    /// Reads what was typed into the search box.
    static RunFilter of(String search, String status) {
        var words =
                List.of(search.toLowerCase(Locale.ROOT).split("\\s+")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList();
        return new RunFilter(words, status);
    }

    boolean fits(View.Run run) {
        var state = run.state();
        if (!status.isEmpty()
                && !status.equals(state.conclusion().orElse(""))
                && !status.equals(state.status())) {
            return false;
        }
        String text =
                String.join(
                                " ",
                                run.name(),
                                run.workflow(),
                                run.repository(),
                                run.event(),
                                run.branch(),
                                "#" + run.number(),
                                Long.toString(run.id()))
                        .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
