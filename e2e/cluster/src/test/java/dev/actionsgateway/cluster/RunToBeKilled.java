package dev.actionsgateway.cluster;

import java.io.IOException;

/// A run of the harness that holds a node and an API server until somebody kills it.
final class RunToBeKilled {

    static final String ALL_RUNS = "all runs";

    private RunToBeKilled() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        var apiServer = ApiServer.start();
        var node = NodeCluster.start(Variant.BRIDGE);
        System.out.println(ALL_RUNS);
        System.out.flush();
        int end = System.in.read(); // for ever, unless the test itself ends
        node.close();
        apiServer.close();
        System.exit(end < 0 ? 0 : 1);
    }
}
