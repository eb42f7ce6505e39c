package dev.actionsgateway.serve;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// `/threads`: all threads with their stacks, virtual ones too, as the JDK writes them in JSON.
record ThreadsRoute(Path directory) implements Handler {
    @Override
    public void handle(ServerRequest request, ServerResponse response) throws IOException {
        // The JDK wants an absolute path at which nothing is yet.
        var file = directory.toAbsolutePath().resolve("threads-" + UUID.randomUUID() + ".json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            response.header(HeaderNames.CONTENT_TYPE, "application/json")
                    .header(HeaderNames.CONTENT_LENGTH, Long.toString(Files.size(file)));
            try (var out = response.outputStream()) {
                Files.copy(file, out);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
