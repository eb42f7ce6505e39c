package dev.actionsgateway.gmc.control;

import dev.actionsgateway.api.gateway.ActionsGateway;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has every gateway looked at again and again: for what no event tells of, such as the labels of
/// its namespace, and so that an event that is lost costs half a minute, not a tenant. Where even
/// that brings no look about, something in this process is stuck for good, and only its next life
/// helps.
///
/// Its threads are platform threads: they must run when those that they watch over do not. Who
/// counts is not who asks for looks, which may have to wait.
public final class Rounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /// From one round to the next.
    public static final Duration EVERY = Duration.ofSeconds(30);

    /// A look ends long before, also where calls are answered late: where none is, we do not lead.
    private static final int MOST = 6;

    private final Looks looks = new Looks(MOST);
    private final SimpleInboundEventSource<ActionsGateway> due =
            new SimpleInboundEventSource<>("rounds");
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().daemon().name("rounds-", 0).factory());
    private final Runnable stuck;

    /// @param stuck is told, once, that this process does not get on
    public Rounds(Runnable stuck) {
        this.stuck = stuck;
    }

    /// Begins to go round.
    EventSource<?, ActionsGateway> over(IndexerResourceCache<ActionsGateway> gateways) {
        each(() -> count(gateways.keys().collect(Collectors.toSet())));
        each(() -> gateways.keys().forEach(due::propagateEvent));
        return due;
    }

    private void each(Runnable work) {
        Runnable kept =
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) { // the next round may fare better
                        log.error("a round did not come to its end", e);
                    }
                };
        var _ =
                threads.scheduleWithFixedDelay(
                        kept, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /// The caller looks at a gateway until it closes what it is given.
    Looks.Look look(ActionsGateway gateway) {
        return looks.begin(ResourceID.fromResource(gateway));
    }

    private void count(Set<ResourceID> there) {
        var forgotten = looks.round(there);
        if (!forgotten.isEmpty()) {
            forgotten.forEach(Rounds::tell);
            threads.shutdown();
            stuck.run();
        }
    }

    private static void tell(Looks.Forgotten forgotten) {
        var line =
                log.atError()
                        .addKeyValue("namespace", forgotten.gateway().getNamespace().orElse(""))
                        .addKeyValue("gateway", forgotten.gateway().getName());
        forgotten
                .by()
                .map(Place::new)
                .map(line::setCause)
                .orElse(line)
                .log("was not looked at for three minutes: this process ends, to be started again");
    }

    /// Where a thread does not get on.
    private static final class Place extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Place(Thread thread) {
            super(thread.getName() + " does not get on from here");
            setStackTrace(thread.getStackTrace());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
