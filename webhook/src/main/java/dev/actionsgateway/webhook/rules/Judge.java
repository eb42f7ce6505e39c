package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.review.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All rules together. Pure.
///
/// ```
/// on its way out?  ─▶ allowed
/// reserved?        ─▶ refused, and the cluster is asked nothing
/// not granted?     ─▶ refused
/// the rest         ─▶ all that is wrong at once; what was wrong before is a warning
/// ```
public final class Judge {
    private final Platform platform;
    private final List<FieldRule> groupRules;
    private final List<FieldRule> rules;

    /// A judge for this platform.
    public Judge(Platform platform) {
        this.platform = platform;
        this.groupRules = List.of(new Templates(), new ProxyVariables());
        this.rules =
                List.of(
                        new PriorityClasses(platform.workerClasses(), platform.infraClasses()),
                        new PrivateDestinations(platform.privateRanges()),
                        new DistinctLabels(),
                        new Templates(),
                        new ProxyVariables());
    }

    /// What can be said without asking the cluster anything.
    public Optional<Verdict> atOnce(Review review) {
        if (review.leaves()) {
            return Optional.of(new Verdict.Allowed(List.of()));
        }
        return Places.reserved(platform.reserved(), review)
                .map(refusal -> new Verdict.Refused(List.of(refusal)));
    }

    /// The verdict on what [#atOnce] leaves open.
    public Verdict judge(Review review, Facts facts) {
        var notGranted = Places.notGranted(facts, review);
        if (notGranted.isPresent()) {
            return new Verdict.Refused(List.of(notGranted.get()));
        }
        var found = found(Subject.now(review), facts);
        var old = Subject.before(review).map(before -> found(before, facts)).orElseGet(List::of);
        var refusals = new ArrayList<Refusal>();
        Places.second(facts, review).ifPresent(refusals::add);
        Permissions.judge(review, facts).forEach(refusals::add);
        found.stream().filter(refusal -> !old.contains(refusal)).forEach(refusals::add);
        if (!refusals.isEmpty()) {
            return new Verdict.Refused(refusals);
        }
        return new Verdict.Allowed(
                Stream.concat(found.stream().map(Refusal::sentence), reminders(review, facts))
                        .toList());
    }

    private List<Refusal> found(Subject subject, Facts facts) {
        return rules.stream().flatMap(rule -> rule.judge(subject, facts)).distinct().toList();
    }

    /// Helm makes gateways before groups, and changes them in this order, too. So each may stand
    /// without the other, and what does not fit yet is said to whoever comes second.
    private Stream<String> reminders(Review review, Facts facts) {
        return switch (review) {
            case Review.OfGroup(var request, var now, _) -> {
                var gateway = now.getSpec().effective().gateway().orElse("");
                yield facts.gateway(gateway).isPresent()
                        ? Stream.empty()
                        : Stream.of(
                                "spec.gatewayRef.name is %s, and there is no such ActionsGateway in namespace %s yet: nothing is served until there is"
                                        .formatted(gateway, request.namespace()));
            }
            case Review.OfGateway(_, var now, _) -> misfits(now, facts);
        };
    }

    /// Groups that stand already and do not fit this gateway.
    private Stream<String> misfits(ActionsGateway now, Facts facts) {
        var future =
                new Facts(
                        facts.grant(),
                        List.of(now),
                        facts.groups(),
                        facts.priorityClasses(),
                        facts.permissions());
        return facts.groupsOf(Optional.ofNullable(now.getMetadata().getName()).orElse("")).stream()
                .flatMap(group ->
                        groupRules.stream()
                                .flatMap(rule -> rule.judge(new Subject.Group(group), future))
                                .map(refusal ->
                                        "RunnerGroup %s: %s"
                                                .formatted(
                                                        group.getMetadata().getName(),
                                                        refusal.sentence())));
    }
}
