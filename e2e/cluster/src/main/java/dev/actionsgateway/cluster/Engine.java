package dev.actionsgateway.cluster;

import com.github.dockerjava.api.DockerClient;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/// The Docker engine that the tests use: one that runs already, else one that `e2e/engine` installs
/// and starts.
public final class Engine {

    private Engine() {}

    /// The labels that mark a container as this run's, so that the next run removes it if this one
    /// is killed. Every container that a test starts carries them.
    public static Map<String, String> labels() {
        return Leftovers.label();
    }

    /// Finds or starts the engine and removes what killed runs left in it. Testcontainers finds it
    /// by itself: by `DOCKER_HOST`, else at the default socket, where `e2e/engine` puts the one
    /// that it starts.
    public static synchronized DockerClient ready() throws InterruptedException {
        Repository.run("e2e/engine");
        DockerClient client = DockerClientFactory.instance().client();
        Leftovers.sweep(client);
        return client;
    }
}
