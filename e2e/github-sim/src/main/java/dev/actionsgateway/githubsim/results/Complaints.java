package dev.actionsgateway.githubsim.results;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a job's worker did wrong and nobody was told yet. A rule that is broken over and over is
/// told a few times only.
final class Complaints {
    private static final int TOLD_PER_RULE = 10;

    private final Set<String> secrets;
    private final Map<String, Integer> told = new HashMap<>();
    private final List<Complaint> waiting = new ArrayList<>();

    Complaints(Collection<String> secrets) {
        this.secrets = Set.copyOf(secrets);
    }

    void add(String rule, String detail) {
        if (told.merge(rule, 1, Integer::sum) <= TOLD_PER_RULE) {
            waiting.add(new Complaint(rule, detail));
        }
    }

    /// Complains if one of the job's secrets stands in the text.
    void searchSecrets(String where, String text) {
        for (String secret : secrets) {
            if (!secret.isBlank() && text.contains(secret)) {
                add("secret-shown", where + " holds a secret of the job");
                return;
            }
        }
    }

    List<Complaint> drain() {
        var drained = List.copyOf(waiting);
        waiting.clear();
        return drained;
    }
}
