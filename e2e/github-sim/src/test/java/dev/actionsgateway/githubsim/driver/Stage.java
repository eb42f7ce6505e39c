package dev.actionsgateway.githubsim.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.settings.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A simulated GitHub with an organisation, a repository and an App. What a test does with it, it
/// does over HTTP.
final class Stage implements AutoCloseable {
    private static final String APP = "12345";
    private static final long INSTALLATION = 98765432;
    private static final String REPOSITORY = "/repos/acme/widgets/actions";

    private final Simulator simulator;
    private final Http http = new Http();
    private final Account account;

    Stage() throws IOException, InterruptedException, GeneralSecurityException {
        var key = Jws.newKey();
        this.simulator =
                Simulator.start(
                        SimulatorConfig.local(tenants(key), Settings.REAL, InstantSource.system()));
        this.account = Account.signIn(http, simulator.base(), APP, INSTALLATION, key);
    }

    private static Tenants tenants(KeyPair key) {
        return new Tenants(
                List.of(new Tenants.App(APP, "Iv1.driver", Jws.open(key))),
                List.of(
                        new Tenants.Installation(
                                INSTALLATION,
                                APP,
                                "acme",
                                Map.of(
                                        "actions", "write",
                                        "organization_self_hosted_runners", "write"),
                                false)),
                List.of(
                        new Tenants.Owner(
                                "acme",
                                1,
                                Tenants.Kind.ORGANISATION,
                                List.of(
                                        new Tenants.Group(
                                                1, "Default", Tenants.Repositories.PRIVATE_ONLY)),
                                List.of(
                                        new Tenants.Repository(
                                                10, "widgets", Tenants.Visibility.PRIVATE)))));
    }

    Listener listener() throws IOException, InterruptedException, GeneralSecurityException {
        return Listener.start(account, "acme", "gw-a-0", List.of("self-hosted", "gw"));
    }

    /// Puts a workflow into the repository, with one secret, and starts a run of it.
    long dispatch(String file) throws IOException, InterruptedException {
        control(
                "PUT",
                "/repositories/acme/widgets/files",
                Json.createObjectBuilder()
                        .add(
                                "files",
                                Json.createObjectBuilder()
                                        .add(".github/workflows/" + file, workflow(file)))
                        .add(
                                "secrets",
                                Json.createObjectBuilder().add("DEPLOY_KEY", DriverTest.SECRET))
                        .build());
        var path = REPOSITORY + "/workflows/" + file;
        account.post(path + "/dispatches", Json.createObjectBuilder().add("ref", "main").build())
                .must(204);
        return account.get(path + "/runs")
                .getJsonArray("workflow_runs")
                .getJsonObject(0)
                .getJsonNumber("id")
                .longValue();
    }

    private static String workflow(String file) throws IOException {
        try (var in = Stage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("there is no " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    void cancel(long run) throws IOException, InterruptedException {
        account.post(REPOSITORY + "/runs/" + run + "/cancel", JsonObject.EMPTY_JSON_OBJECT)
                .must(202);
    }

    JsonObject run(long run) throws IOException, InterruptedException {
        return account.get(REPOSITORY + "/runs/" + run);
    }

    /// A job of a run as REST shows it.
    JsonObject job(long run, String name) throws IOException, InterruptedException {
        return account
                .get(REPOSITORY + "/runs/" + run + "/jobs")
                .getJsonArray("jobs")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(job -> job.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The log of a job as REST hands it out.
    String log(JsonObject job) throws IOException, InterruptedException {
        return account.text(REPOSITORY + "/jobs/" + job.getJsonNumber("id") + "/logs");
    }

    /// What the page reads.
    JsonObject page(String path) throws IOException, InterruptedException {
        return http.get(URI.create(simulator.control() + "/ui/api/" + path), "").must(200).json();
    }

    /// A view of the page that is read once and then stands still.
    URI pageAddress(String view) {
        return URI.create(simulator.control() + "/ui/?still#/" + view);
    }

    /// Waits until the log of a step holds this text.
    void awaitOutput(JsonObject job, int step, String text)
            throws IOException, InterruptedException {
        var uri =
                URI.create(
                        simulator.control()
                                + "/ui/api/jobs/"
                                + job.getJsonNumber("id")
                                + "/steps/"
                                + step
                                + "/log");
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!http.get(uri, "").text().contains(text)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("step " + step + " never said " + text);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    JsonObject invariants() throws IOException, InterruptedException {
        return http.get(URI.create(simulator.control() + "/invariants"), "").must(200).json();
    }

    private void control(String method, String path, JsonObject body)
            throws IOException, InterruptedException {
        http.send(method, URI.create(simulator.control() + path), "", Http.JSON, body.toString())
                .must(200);
    }

    @Override
    public void close() {
        http.close();
        simulator.close();
    }
}
