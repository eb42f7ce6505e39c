package dev.actionsgateway.workersim;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with services to report to, and one worker inside of this JVM.
class WithGitHub {
    @TempDir Path root;
    FakeGitHub github;
    InJvm worker;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub();
        worker = new InJvm(root);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    JobJson job() {
        return new JobJson(github);
    }
}
