package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Changes.Kind;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.settings.Modes.AfterJob;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Runner records: registered, listed, deleted, used up.
public final class Runners {
    /// How many records that left the list are remembered, so that their calls get the right
    /// refusal.
    private static final int REMEMBERED = 20_000;

    private final World world;
    private final LinkedHashMap<RunnerId, Runner> all = new LinkedHashMap<>();
    private final LinkedHashMap<RunnerId, Runner> gone =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<RunnerId, Runner> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Map<UUID, Runner> byClient = new HashMap<>();
    private final Map<Scope, Map<String, Runner>> byName = new HashMap<>();
    private final Map<String, Long> labelIds = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private long lastId = 4710;

    Runners(World world) {
        this.world = world;
    }

    /// What came of a deletion.
    public enum Deletion {
        DELETED,
        NOT_FOUND,
        BUSY
    }

    /// Which record of that name gives way to the new one.
    public enum Replace {
        NONE,
        SAME_NAME
    }

    /// Registers a runner under its public key.
    public Registration register(RunnerSpec spec, RSAPublicKey key, Replace replace) {
        return world.change(() -> {
            var owner = world.tenants().owner(spec.scope());
            if (owner.isEmpty() || owner.get().group(spec.group()).isEmpty()) {
                return new Registration.NoSuchPlace();
            }
            var names = byName.computeIfAbsent(spec.scope(), _ -> new HashMap<>());
            var before = names.get(lower(spec.name()));
            if (before != null) {
                if (replace == Replace.NONE) {
                    return new Registration.NameTaken();
                }
                drop(before, Runner.Standing.REMOVED);
            }
            var labels = new ArrayList<Runner.Label>();
            for (var label : spec.labels()) {
                labels.add(new Runner.Label(labelId(label), label));
            }
            var runner =
                    new Runner(
                            new RunnerId(++lastId),
                            spec,
                            List.copyOf(labels),
                            UUID.randomUUID(),
                            key,
                            world.now().plus(world.times().registrationDelay()));
            runner.emptyPolls = world.modes().staleEmptyPolls();
            all.put(runner.id, runner);
            byClient.put(runner.clientId, runner);
            names.put(lower(spec.name()), runner);
            tell(runner, "registered");
            return new Registration.Registered(RunnerView.of(runner));
        });
    }

    /// The records of a scope in the order of their ids; with a name, the one that has it unless it
    /// was [hidden][#hide].
    public List<RunnerView> list(Scope scope, Optional<String> name) {
        return world.look(() -> {
            var names = byName.getOrDefault(scope, Map.of());
            if (name.isPresent()) {
                var found = names.get(lower(name.get()));
                return found == null || hidden.contains(lower(name.get()))
                        ? List.<RunnerView>of()
                        : List.of(RunnerView.of(found));
            }
            return names.values().stream()
                    .sorted((a, b) -> Long.compare(a.id.value(), b.id.value()))
                    .map(RunnerView::of)
                    .toList();
        });
    }

    /// All records that are listed anywhere.
    public List<RunnerView> list() {
        return world.look(() -> all.values().stream().map(RunnerView::of).toList());
    }

    /// The record with this id in this scope.
    public Optional<RunnerView> find(Scope scope, RunnerId id) {
        return world.look(() ->
                Optional.ofNullable(all.get(id))
                        .filter(runner -> runner.spec.scope().equals(scope))
                        .map(RunnerView::of));
    }

    /// The record, also if it has left the list a while ago.
    public Optional<RunnerView> remembered(RunnerId id) {
        return world.look(() -> Optional.ofNullable(any(id)).map(RunnerView::of));
    }

    /// The record that the token endpoint knows under this client id by now.
    public Optional<RunnerView> client(UUID clientId) {
        return world.look(() ->
                Optional.ofNullable(byClient.get(clientId))
                        .filter(runner -> runner.standing == Runner.Standing.GOOD)
                        .filter(runner -> !world.now().isBefore(runner.knownFrom))
                        .map(RunnerView::of));
    }

    /// Deletes a record, unless it is held by a job whose run has not ended.
    public Deletion delete(Scope scope, RunnerId id) {
        return world.change(() -> {
            var runner = all.get(id);
            if (runner == null || !runner.spec.scope().equals(scope)) {
                return Deletion.NOT_FOUND;
            }
            if (runner.held()) {
                return Deletion.BUSY;
            }
            drop(runner, Runner.Standing.REMOVED);
            return Deletion.DELETED;
        });
    }

    /// Removes a record whatever it does, as an administrator may.
    public boolean remove(RunnerId id) {
        return world.change(() -> {
            var runner = all.get(id);
            if (runner != null) {
                drop(runner, Runner.Standing.REMOVED);
            }
            return runner != null;
        });
    }

    /// Uses a record up, as if it had run its job.
    public boolean consume(RunnerId id) {
        return world.change(() -> {
            var runner = all.get(id);
            if (runner != null) {
                drop(runner, Runner.Standing.CONSUMED);
            }
            return runner != null;
        });
    }

    /// Makes the search for this name find nothing, while the whole list still shows the record.
    public void hide(String name) {
        world.run(() -> hidden.add(lower(name)));
    }

    /// Ends [#hide].
    public void show(String name) {
        world.run(() -> hidden.remove(lower(name)));
    }

    @Nullable Runner any(RunnerId id) {
        var runner = all.get(id);
        return runner == null ? gone.get(id) : runner;
    }

    /// Its only job is taken, in whatever way this GitHub counts that.
    void spend(Runner runner) {
        if (runner.singleUse() && runner.standing == Runner.Standing.GOOD) {
            runner.standing = Runner.Standing.SPENT;
            byClient.remove(runner.clientId);
            tell(runner, "spent");
        }
    }

    /// Its job has ended.
    void jobEnded(Runner runner) {
        if (!runner.listed()) {
            return;
        }
        if (runner.endsWithItsJob(world.modes().jitSpent())) {
            drop(runner, Runner.Standing.CONSUMED);
        } else if (world.modes().registeredAfterJob() == AfterJob.REMOVED) {
            drop(runner, Runner.Standing.REMOVED);
        } else if (world.modes().registeredAfterJob() == AfterJob.REPLACED) {
            byClient.remove(runner.clientId);
            runner.clientId = UUID.randomUUID();
            byClient.put(runner.clientId, runner);
        }
        tell(runner, "free");
    }

    private void drop(Runner runner, Runner.Standing standing) {
        runner.standing = standing;
        all.remove(runner.id);
        gone.put(runner.id, runner);
        byClient.remove(runner.clientId);
        var names = byName.get(runner.spec.scope());
        if (names != null) {
            names.remove(lower(runner.spec.name()), runner);
        }
        world.invariants.touch(runner);
        world.sessions().recordGone(runner);
        tell(runner, standing == Runner.Standing.REMOVED ? "removed" : "consumed");
    }

    private long labelId(String label) {
        return labelIds.computeIfAbsent(lower(label), _ -> 11L + labelIds.size());
    }

    private void tell(Runner runner, String what) {
        world.changes()
                .add(
                        world.now(),
                        Kind.RUNNER,
                        runner.id.toString(),
                        what,
                        Map.of("name", runner.spec.name(), "scope", runner.spec.scope().path()));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
