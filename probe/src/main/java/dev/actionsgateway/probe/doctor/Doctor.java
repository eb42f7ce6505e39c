package dev.actionsgateway.probe.doctor;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.InstallationToken;
import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.auth.Tokens;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.probe.link.Access;
import dev.actionsgateway.probe.link.Waits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at all that a gateway needs of an account and of the way to it. Changes nothing there.
public final class Doctor {
    private static final List<String> GITHUB_COM =
            List.of(
                    "https://broker.actions.githubusercontent.com/health",
                    "https://token.actions.githubusercontent.com/ready",
                    "https://run.actions.githubusercontent.com/health",
                    "https://results-receiver.actions.githubusercontent.com/health",
                    "https://pipelines.actions.githubusercontent.com/");

    private final Wire wire;
    private final Access access;
    private final Waits waits;
    private final GitHubClock clock;

    /// Looks over this wire.
    public Doctor(Wire wire, Access access, Waits waits) {
        this.wire = wire;
        this.access = access;
        this.waits = waits;
        clock = new GitHubClock(waits.clock());
    }

    /// All findings. What needs a login is left out without one.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public List<Finding> look(String group, List<String> labels) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (var host : hosts()) {
            var answer = wire.send(Call.of(Verb.GET, host), waits.exchange());
            Optional<Failure> failure =
                    answer instanceof Answer.None(var why) ? Optional.of(why) : Optional.empty();
            findings.add(Judge.host(host.getHost(), failure));
            chain(host, failure).ifPresent(findings::add);
        }
        var login =
                new GitHubMint(wire, access.target().api(), clock)
                        .mint(access.app(), waits.exchange());
        findings.add(Judge.login(login));
        if (!(login instanceof Minting.Failed)) { // without an answer its clock is not known
            findings.add(Judge.clock(clock.ahead()));
        }
        if (login instanceof Minting.Minted(var token)) {
            findings.addAll(Judge.permissions(access.target(), token.permissions()));
            findings.addAll(account(token, group, labels));
        }
        return findings;
    }

    /// The certificates of a host, asked for in a handshake that is broken off at their sight.
    private Optional<Finding> chain(URI host, Optional<Failure> failure)
            throws InterruptedException {
        if (!"https".equals(host.getScheme())) {
            return Optional.empty();
        }
        var shown = new Shown();
        try (var look = new JdkWire(access.egress(), shown.context(), "actions-gateway-probe")) {
            look.send(Call.of(Verb.GET, host), waits.exchange());
        }
        boolean believed = failure.stream().noneMatch(f -> f.cause() == Failure.Cause.TLS);
        var chain = shown.take();
        return chain.isEmpty()
                ? Optional.empty()
                : Optional.of(Chain.judge(host.getHost(), chain, believed, clock.instant()));
    }

    private List<URI> hosts() {
        var target = access.target();
        var site = target.url().resolve("/");
        if (target.api().getHost().equals("api.github.com")) {
            var ours = Stream.of(target.api(), site);
            return Stream.concat(ours, GITHUB_COM.stream().map(URI::create)).toList();
        }
        return target.api().getAuthority().equals(site.getAuthority())
                ? List.of(target.api())
                : List.of(target.api(), site);
    }

    private List<Finding> account(InstallationToken token, String group, List<String> labels)
            throws InterruptedException {
        var rest = new Installation(wire, new One(token), clock, waits.tries());
        var findings = new ArrayList<Finding>();
        get(rest, "rate_limit")
                .flatMap(tree -> tree.child("resources"))
                .flatMap(tree -> tree.child("core"))
                .ifPresent(core ->
                        findings.add(
                                Judge.budget(
                                        core.number("remaining").orElse(0),
                                        core.number("limit").orElse(0))));
        if (!(access.target().scope() instanceof Target.Scope.Repository)) {
            var path = access.target().scope().path() + "/actions/runner-groups";
            var there =
                    get(rest, path).stream()
                            .flatMap(tree -> tree.children("runner_groups").stream())
                            .flatMap(one -> one.text("name").stream())
                            .toList();
            findings.add(Judge.group(group, there));
        }
        var all = new RunnerRecords(rest, access.target()).all(waits.exchange());
        findings.add(
                switch (all) {
                    case Listing.Listed(var records) -> Judge.labels(labels, records);
                    case Listing.Failed(var failure) ->
                            Finding.problem(
                                    "labels",
                                    failure.toString(),
                                    "Grant the App the permission to see runners.");
                });
        return findings;
    }

    private Optional<Tree> get(Installation rest, String path) throws InterruptedException {
        var call = Call.of(Verb.GET, Address.join(access.target().api(), path));
        return rest.send(call, waits.exchange()) instanceof Reply reply && reply.success()
                ? Tree.parse(reply.body())
                : Optional.empty();
    }

    /// The one token of this visit.
    private record One(InstallationToken only) implements Tokens {
        @Override
        public Optional<InstallationToken> token() {
            return Optional.of(only);
        }

        @Override
        public void refused(InstallationToken token) {
            // There is no other; the findings say it.
        }
    }
}
