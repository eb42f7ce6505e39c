package dev.actionsgateway.workflows;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The jobs before a job: those it needs, those that they need, and so on.
final class Ancestors {

    private Ancestors() {}

    /// The job itself is among them only if there is a loop. Ids that do not exist are left out.
    static Set<String> of(String id, Map<String, Job> jobs) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(id);
        while (!open.isEmpty()) {
            Job job = jobs.get(open.remove());
            if (job != null) {
                for (String need : job.needs()) {
                    if (jobs.containsKey(need) && found.add(need)) {
                        open.add(need);
                    }
                }
            }
        }
        return found;
    }
}
