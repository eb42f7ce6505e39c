package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.group.GroupView;
import dev.actionsgateway.kit.Deadline;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// A group whose present state stands among the metrics until it is closed, and what has happened
/// in it until it is over.
public final class MeteredGroup implements GroupRuntime {
    private final GroupRuntime group;
    private final MeterRegistry meters;
    private final Runnable forget;
    private final List<Meter> gauges;
    private volatile boolean over;

    /// Begins to show a group under its name.
    ///
    /// @param forget takes back what has been counted in it
    public MeteredGroup(String name, GroupRuntime group, MeterRegistry meters, Runnable forget) {
        this.group = group;
        this.meters = meters;
        this.forget = forget;
        gauges =
                List.of(
                        gauge("sessions", name, GroupView::sessions),
                        gauge("sessions_polling", name, GroupView::polling),
                        gauge("jobs_running", name, GroupView::activeJobs),
                        gauge("jobs_admitted", name, GroupView::admits));
    }

    private Meter gauge(String what, String name, ToIntFunction<GroupView> value) {
        return meters.getOrCreate(
                Gauge.builder(EventMeters.PREFIX + what, () -> value.applyAsInt(group.view()))
                        .addTag(Tag.create(EventMeters.GROUP, name)));
    }

    @Override
    public void update(GroupSettings settings) {
        group.update(settings);
    }

    @Override
    public void look() {
        group.look();
    }

    @Override
    public GroupView view() {
        return group.view();
    }

    @Override
    public Optional<Throwable> broken() {
        return group.broken();
    }

    @Override
    public Drained drain(Deadline deadline) throws InterruptedException {
        var drained = group.drain(deadline);
        over = true;
        return drained;
    }

    @Override
    public void close() {
        gauges.forEach(meters::remove);
        group.close();
        if (over) {
            forget.run();
        }
    }
}
