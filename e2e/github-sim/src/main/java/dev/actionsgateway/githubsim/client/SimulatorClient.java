package dev.actionsgateway.githubsim.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Steers a simulator and looks into it, over its control address. Any thread may call; every call
/// has a time limit and throws [SimulatorException] when it does not succeed.
public final class SimulatorClient implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(150);

    private final Door door;

    /// @param control the control address, as `http://127.0.0.1:8081`
    public SimulatorClient(URI control) {
        door = new Door(control);
    }

    /// Starts a workflow and returns the id of its run.
    public long dispatch(Dispatch dispatch) throws InterruptedException {
        return Views.number(door.call("POST", "dispatch", dispatch.json()), "run");
    }

    /// Queues jobs without a workflow.
    public Queued enqueue(NewJobs jobs) throws InterruptedException {
        var answer = door.call("POST", "jobs", jobs.json());
        return new Queued(
                Views.number(answer, "run"),
                answer.getJsonArray("jobs").stream()
                        .map(job -> Long.parseLong(job.toString()))
                        .toList());
    }

    /// Asks the runners of a run to stop, as the cancel button does.
    public void cancel(long run) throws InterruptedException {
        act("POST", "runs/" + run + "/cancel");
    }

    /// Ends a run at once, whatever its runners do.
    public void forceCancel(long run) throws InterruptedException {
        act("POST", "runs/" + run + "/force-cancel");
    }

    /// Runs the failed jobs of a run again.
    public void rerunFailed(long run) throws InterruptedException {
        act("POST", "runs/" + run + "/rerun");
    }

    /// Drops a session, as if the broker had lost it.
    public void dropSession(String session) throws InterruptedException {
        act("DELETE", "sessions/" + encode(session));
    }

    /// Removes a runner record, as an administrator does.
    public void removeRunner(long runner) throws InterruptedException {
        act("DELETE", "runners/" + runner);
    }

    /// Lets something go wrong; returns the fault's number.
    public long addFault(NewFault fault) throws InterruptedException {
        return Views.number(door.call("POST", "faults", fault.json()), "number");
    }

    /// The faults that wait.
    public List<WaitingFault> faults() throws InterruptedException {
        return objects(door.read("faults"), "faults").stream()
                .map(each ->
                        new WaitingFault(
                                Views.number(each, "number"),
                                each.getString("method"),
                                each.getString("path"),
                                each.getString("kind"),
                                each.getInt("left")))
                .toList();
    }

    /// Forgets all faults, and lets go what hangs in a black hole.
    public void clearFaults() throws InterruptedException {
        act("DELETE", "faults");
    }

    /// The simulator's time.
    public Instant now() throws InterruptedException {
        return Instant.parse(door.read("clock").getString("now"));
    }

    /// Lets time pass at once; returns the new time.
    public Instant advance(Duration time) throws InterruptedException {
        var body = Json.object().add("advance", time.toString()).build();
        return Instant.parse(door.call("POST", "clock", body).getString("now"));
    }

    /// All settings by name.
    public Map<String, String> settings() throws InterruptedException {
        return SettingsText.read(door.read("settings"));
    }

    /// Changes the named settings, all or none; returns all of them.
    ///
    /// @throws RefusedException if a name or a value is unknown; it says which and what is known
    public Map<String, String> change(Map<String, String> settings) throws InterruptedException {
        return SettingsText.read(door.call("PATCH", "settings", SettingsText.write(settings)));
    }

    /// The latest requests that fit, the oldest first.
    ///
    /// @param path a part of the path; empty for all
    public List<CallRecord> calls(String path, int limit) throws InterruptedException {
        return objects(door.read("calls?limit=" + limit + "&path=" + encode(path)), "calls")
                .stream()
                .map(each ->
                        new CallRecord(
                                Views.number(each, "number"),
                                Instant.parse(each.getString("at")),
                                each.getString("method"),
                                each.getString("path"),
                                each.getString("token"),
                                each.getInt("status"),
                                each.getString("fault"),
                                Views.number(each, "millis"),
                                peer(each)))
                .toList();
    }

    /// Where a request came from; empty where its headers are not told.
    private static String peer(JsonObject call) {
        return call.getOrDefault("headers", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .getString(":peer", "");
    }

    /// Runs, the newest first.
    ///
    /// @param search words that each must stand in name, workflow, branch or event; may be empty
    public List<View.Run> runs(String search, int limit) throws InterruptedException {
        return objects(door.read("ui/api/runs?limit=" + limit + "&q=" + encode(search)), "runs")
                .stream()
                .map(Views::run)
                .toList();
    }

    /// A run and its jobs.
    public Optional<View.RunPage> run(long id) throws InterruptedException {
        return door.get("ui/api/runs/" + id).map(Views::runPage);
    }

    /// A job and its steps.
    public Optional<View.JobPage> job(long id) throws InterruptedException {
        return door.get("ui/api/jobs/" + id).map(Views::jobPage);
    }

    /// A part of a step's log; empty if there is none.
    public Optional<View.Log> log(long job, int step, long first, int limit)
            throws InterruptedException {
        return door.get(
                        "ui/api/jobs/"
                                + job
                                + "/steps/"
                                + step
                                + "/log?first="
                                + first
                                + "&limit="
                                + limit)
                .map(Views::log);
    }

    /// All runner records.
    public List<View.Runner> runners() throws InterruptedException {
        return objects(door.read("ui/api/fleet"), "runners").stream().map(Views::runner).toList();
    }

    /// All sessions.
    public List<View.Session> sessions() throws InterruptedException {
        return objects(door.read("ui/api/fleet"), "sessions").stream().map(Views::session).toList();
    }

    /// Whether all invariants hold.
    public View.Checks checks() throws InterruptedException {
        return Views.checks(door.read("ui/api/health"));
    }

    /// How often what was called.
    public View.Calls callCounts() throws InterruptedException {
        return Views.calls(door.read("ui/api/health"));
    }

    /// Hears what changes from now on.
    public ChangeStream changes() throws InterruptedException {
        return new ChangeStream(door.stream("ui/api/events"));
    }

    /// Waits until a run is completed.
    ///
    /// @throws SimulatorException if there is no such run, or the deadline passes; the message says
    ///   where its jobs stand
    public View.RunPage awaitCompleted(long id, Deadline deadline, Sleeper sleeper)
            throws InterruptedException {
        while (true) {
            var page =
                    run(id).orElseThrow(
                                    () -> new SimulatorException("there is no run " + id, null));
            if (page.run().state().status().equals("completed")) {
                return page;
            }
            if (deadline.expired()) {
                throw new SimulatorException(
                        "run " + id + " is not completed in time: " + page.run().counts(), null);
            }
            sleeper.sleep(PACE);
        }
    }

    private void act(String method, String path) throws InterruptedException {
        var _ = door.call(method, path, JsonValue.EMPTY_JSON_OBJECT);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonObject.class);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        door.close();
    }
}
