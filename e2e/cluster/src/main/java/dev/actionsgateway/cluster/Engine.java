package dev.actionsgateway.cluster;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;

/// The Docker engine that the tests use: one that runs already, else one that `e2e/engine` installs
/// and starts.
public final class Engine {

    private Engine() {}

    /// Finds or starts the engine, points Testcontainers at it, and removes what killed runs left
    /// in it.
    public static synchronized DockerClient ready() throws InterruptedException {
        if (System.getProperty("DOCKER_HOST") == null) {
            System.setProperty("DOCKER_HOST", Repository.run("e2e/engine"));
        }
        DockerClient client = DockerClientFactory.instance().client();
        Leftovers.sweep(client);
        return client;
    }
}
