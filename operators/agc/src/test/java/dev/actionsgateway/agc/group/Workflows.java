package dev.actionsgateway.agc.group;

/// Workflow files that tests dispatch.
public final class Workflows {
    /// One step that says hello.
    public static final String HELLO = job("echo hello");

    static final String LONG = job("sleep 300");

    static final String SEVEN =
            """
            on: workflow_dispatch
            jobs:
              build:
                runs-on: gw
                strategy: {matrix: {n: [1, 2, 3, 4, 5, 6, 7]}}
                steps:
                  - run: echo ${{ matrix.n }}
            """;

    private Workflows() {}

    /// One job with one step.
    public static String job(String run) {
        return """
        on: workflow_dispatch
        jobs:
          hello:
            runs-on: gw
            steps:
              - run: %s
        """
                .formatted(run);
    }
}
