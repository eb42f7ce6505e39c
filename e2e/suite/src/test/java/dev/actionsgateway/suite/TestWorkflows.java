package dev.actionsgateway.suite;

/// Workflow files that tests dispatch. Each names the group whose runners are to take it.
final class TestWorkflows {
    /// The step of [#waiting] ends when this file is there.
    static final String MAY_GO = "/tmp/may-go";

    /// Jobs that need each other, a matrix, an output and a secret.
    static final String CI =
            """
            on: workflow_dispatch
            jobs:
              build:
                runs-on: [self-hosted, linux]
                outputs:
                  version: ${{ steps.version.outputs.value }}
                steps:
                  - name: Pick a version
                    id: version
                    run: echo "value=1.0" >> "$GITHUB_OUTPUT"
              test:
                needs: build
                runs-on: [self-hosted, linux]
                strategy:
                  matrix:
                    part: [unit, api]
                steps:
                  - name: Test ${{ matrix.part }}
                    run: echo "${{ matrix.part }} is fine"
              release:
                needs: [build, test]
                runs-on: [self-hosted, linux]
                steps:
                  - name: Release
                    env:
                      TOKEN: ${{ secrets.DEPLOY_TOKEN }}
                    run: |
                      echo "released ${{ needs.build.outputs.version }}"
                      echo "the token is $TOKEN"
            """;

    private TestWorkflows() {}

    static String hello(String group) {
        return of(group, "echo hello");
    }

    /// Says `working`, and waits until [#MAY_GO] is there.
    static String waiting(String group) {
        return of(group, "echo working; until [ -e %s ]; do sleep 0.2; done".formatted(MAY_GO));
    }

    /// Says `working`, and goes on until it is interrupted, which it says too.
    static String endless(String group) {
        return of(group, "trap 'echo interrupted; exit 130' INT; echo working; sleep 600 & wait");
    }

    /// One job with this step, and one more that tidies up whatever happened.
    ///
    /// @param script one line
    static String of(String group, String script) {
        return """
        on: workflow_dispatch
        jobs:
          work:
            runs-on: [self-hosted, %s]
            steps:
              - name: Work
                run: |
                  %s
              - name: Tidy up
                if: always()
                run: echo "tidied up"
        """
                .formatted(group, script);
    }
}
