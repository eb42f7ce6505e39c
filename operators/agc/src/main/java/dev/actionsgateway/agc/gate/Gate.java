package dev.actionsgateway.agc.gate;

import dev.actionsgateway.agc.gate.AdmissionRules.Load;
import dev.actionsgateway.agc.gate.AdmissionRules.Verdict;
import dev.actionsgateway.agc.gate.Slot.Use;
import dev.actionsgateway.agc.group.GroupView.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Hands out the slots of a group: a poll that may bring a job holds one before it begins, and so
/// does the job from its claim to its end. What has no slot is not asked for.
public final class Gate {
    private final Headroom headroom;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Slot> slots = new HashSet<>(); // guarded by lock
    private final Map<Withheld, Refusals> withheld =
            new EnumMap<>(Withheld.class); // guarded by lock
    private int maxWorkers; // guarded by lock
    private Instant shutUntil = Instant.MIN; // guarded by lock
    private Verdict shut = Verdict.closed(Withheld.DRAINING, ""); // guarded by lock

    /// A gate in front of this room.
    public Gate(Headroom headroom, int maxWorkers, InstantSource clock) {
        this.headroom = headroom;
        this.maxWorkers = maxWorkers;
        this.clock = clock;
    }

    /// Takes another ceiling; it holds from the next offer on.
    public void ceiling(int workers) {
        lock.lock();
        try {
            maxWorkers = workers;
        } finally {
            lock.unlock();
        }
    }

    /// Lets nothing more in, for ever.
    public void drain() {
        shut(Withheld.DRAINING, "the group is being deleted", Instant.MAX);
    }

    /// Lets nothing in for a while. One that is shut already is not shut for longer: an offer that
    /// comes again and again would keep it shut for ever.
    public void shut(Withheld why, String detail, Duration time) {
        lock.lock();
        try {
            if (!clock.instant().isBefore(shutUntil)) {
                shut(why, detail, clock.instant().plus(time));
            }
        } finally {
            lock.unlock();
        }
    }

    private void shut(Withheld why, String detail, Instant until) {
        lock.lock();
        try {
            if (shutUntil.isBefore(until)) {
                shut = Verdict.closed(why, detail);
                shutUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    /// A slot for a poll that may bring a job; empty if there is no room for the job.
    public Optional<Slot> reserve() {
        return take(Use.POLL);
    }

    /// A slot for a job that is ours already.
    public Slot adopt() {
        lock.lock();
        try {
            var slot = new Slot(this, Use.JOB);
            slots.add(slot);
            return slot;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Slot> take(Use use) {
        lock.lock();
        try {
            if (verdict().room() <= count(Use.POLL)) {
                return Optional.empty();
            }
            var slot = new Slot(this, use);
            slots.add(slot);
            return Optional.of(slot);
        } finally {
            lock.unlock();
        }
    }

    /// How many polls may be held now that may bring a job, those that are held included.
    public int room() {
        lock.lock();
        try {
            return verdict().room();
        } finally {
            lock.unlock();
        }
    }

    /// How many jobs hold a slot.
    public int jobs() {
        lock.lock();
        try {
            return slots.size() - count(Use.POLL);
        } finally {
            lock.unlock();
        }
    }

    /// Why nothing more is taken; empty while there is room.
    public Map<Withheld, Refusals> withheld() {
        lock.lock();
        try {
            verdict();
            return Map.copyOf(withheld);
        } finally {
            lock.unlock();
        }
    }

    /// Turns a poll's slot into a job's, if there is room for the job after all.
    Decision decide(Slot slot) {
        lock.lock();
        try {
            var verdict = verdict();
            if (verdict.why().isEmpty()) {
                slot.use(Use.CLAIM);
                return new Decision.Admitted();
            }
            return declined(verdict);
        } finally {
            lock.unlock();
        }
    }

    /// What becomes of an offer that came although nothing was asked for: it is counted.
    public Decision.Declined refuse() {
        lock.lock();
        try {
            var verdict = verdict();
            return declined(
                    verdict.why().isPresent()
                            ? verdict
                            : Verdict.closed(Withheld.CEILING, "no poll was waiting for a job"));
        } finally {
            lock.unlock();
        }
    }

    // Called with the lock held.
    private Decision.Declined declined(Verdict verdict) {
        var why = verdict.why().orElseThrow();
        var before = withheld.getOrDefault(why, new Refusals(0, clock.instant(), ""));
        withheld.put(why, new Refusals(before.count() + 1, before.since(), verdict.detail()));
        return new Decision.Declined(why, verdict.detail());
    }

    // Called with the lock held. A reason is remembered, with its count, for as long as it holds.
    private Verdict verdict() {
        var now = clock.instant();
        var load = new Load(maxWorkers, slots.size() - count(Use.POLL), count(Use.CLAIM));
        var verdict = now.isBefore(shutUntil) ? shut : AdmissionRules.judge(load, headroom.room());
        withheld.keySet().removeIf(reason -> verdict.why().filter(reason::equals).isEmpty());
        verdict.why()
                .ifPresent(
                        why -> withheld.putIfAbsent(why, new Refusals(0, now, verdict.detail())));
        return verdict;
    }

    private int count(Use use) {
        return (int) slots.stream().filter(slot -> slot.use() == use).count();
    }

    void became(Slot slot, Use use) {
        lock.lock();
        try {
            slot.use(use);
        } finally {
            lock.unlock();
        }
    }

    void release(Slot slot) {
        lock.lock();
        try {
            slots.remove(slot);
        } finally {
            lock.unlock();
        }
    }
}
