package dev.actionsgateway.githubsim.core;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A plan without needs: all jobs at once, and the run is as bad as its worst job.
public final class FlatPlan implements RunPlan {
    private final Map<String, JobSpec> jobs = new LinkedHashMap<>();
    private final Map<String, Conclusion> ends = new LinkedHashMap<>();

    /// A plan of these jobs.
    public FlatPlan(List<JobSpec> jobs) {
        jobs.forEach(job -> this.jobs.put(job.key(), job));
    }

    /// One more job, before the run has ended.
    List<Step> add(JobSpec job) {
        jobs.put(job.key(), job);
        return List.of(new Queue(job));
    }

    @Override
    public List<Step> begin() {
        var steps = new ArrayList<Step>();
        jobs.values().stream()
                .filter(job -> !ends.containsKey(job.key()))
                .forEach(job -> steps.add(new Queue(job)));
        return List.copyOf(steps);
    }

    @Override
    public void started(String key) {}

    @Override
    public List<Step> ended(String key, Conclusion conclusion, JsonObject outputs) {
        ends.put(key, conclusion);
        return ends.size() < jobs.size() ? List.of() : List.of(new Conclude(worst()));
    }

    @Override
    public List<Step> cancelled() {
        return jobs.keySet().stream()
                .filter(key -> !ends.containsKey(key))
                .<Step>map(Cancel::new)
                .toList();
    }

    @Override
    public RunPlan again(Again which) {
        var next = new FlatPlan(List.copyOf(jobs.values()));
        if (which == Again.FAILED) {
            ends.forEach((key, end) -> {
                if (end == Conclusion.SUCCESS || end == Conclusion.SKIPPED) {
                    next.ends.put(key, end);
                }
            });
        }
        return next;
    }

    private Conclusion worst() {
        var all = ends.values();
        if (all.contains(Conclusion.FAILURE) || all.contains(Conclusion.TIMED_OUT)) {
            return Conclusion.FAILURE;
        }
        return all.contains(Conclusion.CANCELLED) ? Conclusion.CANCELLED : Conclusion.SUCCESS;
    }
}
