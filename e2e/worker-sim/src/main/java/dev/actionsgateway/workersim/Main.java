package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Starts as `Runner.Worker spawnclient <in> <out>` does.
///
/// The launcher names the runner's root in the property `worker.root`, as the real one finds it
/// from where its program lies. `WORKER_SIM_SCALE` makes all fixed waits shorter or longer.
public final class Main {
    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        var environment = System.getenv();
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        int code = 1;
        try {
            Arguments arguments = Arguments.parse(List.of(words));
            double scale = Double.parseDouble(environment.getOrDefault("WORKER_SIM_SCALE", "1"));
            var worker =
                    new Worker(
                            new WorkerHost(
                                    Path.of(System.getProperty("worker.root", "..")),
                                    environment,
                                    InstantSource.system(),
                                    Times.real().scaled(scale),
                                    out));
            onSignal("INT", () -> {});
            onSignal("TERM", worker::terminate);
            code = worker.run(() -> Handles.open(arguments));
        } catch (WorkerCrash | IllegalArgumentException e) {
            out.println("Unhandled exception: " + e);
        }
        out.flush();
        Runtime.getRuntime().halt(code);
    }

    /// Found by name: the compiler warns of these two classes, which have no successor.
    private static void onSignal(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            Main.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, _, _) -> {
                                action.run();
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new WorkerCrash("signals cannot be handled in this JVM", e);
        }
    }
}
