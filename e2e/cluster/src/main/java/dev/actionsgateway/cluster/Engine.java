package dev.actionsgateway.cluster;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;

/// The Docker engine that the tests use: one that runs already, else one that `e2e/engine` installs
/// and starts.
public final class Engine {

    private Engine() {}

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
