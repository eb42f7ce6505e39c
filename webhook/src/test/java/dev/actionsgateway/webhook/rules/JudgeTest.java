package dev.actionsgateway.webhook.rules;

import static dev.actionsgateway.webhook.rules.Objects.facts;
import static dev.actionsgateway.webhook.rules.Objects.gateway;
import static dev.actionsgateway.webhook.rules.Objects.group;
import static dev.actionsgateway.webhook.rules.Objects.leaving;
import static dev.actionsgateway.webhook.rules.Objects.owned;
import static dev.actionsgateway.webhook.rules.Objects.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.net.AddressRange;
import dev.actionsgateway.webhook.net.Globs;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Review;
import dev.actionsgateway.webhook.review.Rule;
import dev.actionsgateway.webhook.review.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Judge JUDGE =
            new Judge(
                    new Platform(
                            Platform.alwaysReserved("platform").and(List.of("infra-*")),
                            new Globs(List.of("ci-*")),
                            new Globs(List.of("infra-*")),
                            List.of(AddressRange.of("10.20.0.0/16"))));

    private static final String HOST_PATH =
            "worker: {template: {spec: {volumes: [{name: v, hostPath: {path: /}}]}}}";

    @Test
    void whatIsOnItsWayOutIsAllowedEvenWhereNothingMayBe() {
        var old = leaving(group("a", ""));

        var verdict =
                JUDGE.atOnce(new Review.OfGroup(request("kube-system"), old, Optional.of(old)));

        assertThat(verdict).contains(new Verdict.Allowed(List.of()));
    }

    @Test
    void reservedNamespacesNeedNoQuestion() {
        for (var namespace : List.of("kube-system", "default", "platform", "infra-dns")) {
            var review = new Review.OfGroup(request(namespace), group("a", ""), Optional.empty());

            assertThat(rules(JUDGE.atOnce(review).orElseThrow()))
                    .containsExactly(Rule.RESERVED_NAMESPACE);
        }
        var other = new Review.OfGroup(request("platforms"), group("a", ""), Optional.empty());
        assertThat(JUDGE.atOnce(other)).isEmpty();
    }

    @Test
    void whereNothingIsGrantedNothingElseIsSaid() {
        var review = created("second", "quota: {hard: {pods: 1}}");
        var nothing = new Facts(Grant.MISSING, List.of(), List.of(), Set.of(), Set.of());

        assertThat(rules(JUDGE.judge(review, nothing))).containsExactly(Rule.NAMESPACE_NOT_GRANTED);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var review =
                created(
                        "second",
                        "securityProfile: privileged, quota: {hard: {pods: 1}}, proxy: {allowedDestinations:"
                                + " [10.0.0.0/8], scheduling: {priorityClassName: x}}");

        assertThat(rules(JUDGE.judge(review, facts(List.of(gateway("acme", "")), List.of()))))
                .containsExactly(
                        Rule.SECOND_GATEWAY,
                        Rule.QUOTA,
                        Rule.PRIVILEGED,
                        Rule.PRIORITY_CLASS,
                        Rule.PRIVATE_DESTINATION);
    }

    @Test
    void aGatewayThatIsBeingDeletedIsWaitedFor() {
        var verdict =
                JUDGE.judge(
                        created("second", ""),
                        facts(List.of(leaving(gateway("acme", ""))), List.of()));

        assertThat(sentences(verdict))
                .singleElement()
                .asString()
                .contains("still being deleted: wait until it is gone");
    }

    @Test
    void ifTwoGatewaysHaveRacedInEachCanStillBeChanged() {
        var both = List.of(gateway("acme", ""), gateway("second", ""));
        var review =
                new Review.OfGateway(
                        request("ns"),
                        gateway("second", "agc: {logLevel: warn}"),
                        Optional.of(gateway("second", "")));

        assertThat(rules(JUDGE.judge(review, facts(both, List.of())))).isEmpty();
    }

    @Test
    void aQuotaThatSaysTheSameInOtherWordsIsNoChange() {
        var review =
                new Review.OfGateway(
                        request("ns"),
                        gateway("acme", "quota: {hard: {requests.cpu: 2000m}}"),
                        Optional.of(gateway("acme", "quota: {hard: {requests.cpu: '2'}}")));

        assertThat(rules(JUDGE.judge(review, facts(List.of(), List.of())))).isEmpty();
    }

    @Test
    void whatWasWrongBeforeIsAWarning() {
        var facts = facts(List.of(gateway("acme", "")), List.of());
        var review =
                new Review.OfGroup(
                        request("ns"),
                        group("a", HOST_PATH + ", maxWorkers: 0"),
                        Optional.of(group("a", HOST_PATH)));

        var verdict = JUDGE.judge(review, facts);

        assertThat(sentences(verdict))
                .singleElement()
                .asString()
                .contains("spec.volumes[0].hostPath.path is /");
        assertThat(rules(verdict)).isEmpty();
    }

    @Test
    void aGroupWithoutItsGatewayIsAllowedAndToldSo() {
        var review = new Review.OfGroup(request("ns"), group("a", HOST_PATH), Optional.empty());

        var verdict = JUDGE.judge(review, facts(List.of(), List.of()));

        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(sentences(verdict))
                .singleElement()
                .asString()
                .contains("there is no such ActionsGateway in namespace ns yet");
    }

    @Test
    void aGatewayThatComesAfterItsGroupsIsToldWhichDoNotFit() {
        var verdict =
                JUDGE.judge(created("acme", ""), facts(List.of(), List.of(group("a", HOST_PATH))));

        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(sentences(verdict))
                .singleElement()
                .asString()
                .startsWith("RunnerGroup a: spec.worker.template.spec.volumes[0]");
    }

    @Test
    void aGroupThatItsGatewayRenamesIsNoCollision() {
        var list = "runnerGroups: [{name: new, spec: {runnerLabels: [linux]}}]";
        var old = owned(group("old", ""));
        var renaming =
                new Review.OfGateway(
                        request("ns"),
                        gateway("acme", list),
                        Optional.of(gateway("acme", list.replace("new", "old"))));
        var making = new Review.OfGroup(request("ns"), owned(group("new", "")), Optional.empty());

        var groups = List.of(old);
        assertThat(rules(JUDGE.judge(renaming, facts(List.of(gateway("acme", list)), groups))))
                .isEmpty();
        assertThat(rules(JUDGE.judge(making, facts(List.of(gateway("acme", list)), groups))))
                .isEmpty();
    }

    @Test
    void aGroupThatLeavesAndOneOfAnotherGatewayAreNoCollision() {
        var groups = List.of(leaving(group("old", "")), group("else", "gatewayRef: {name: other}"));
        var review = new Review.OfGroup(request("ns"), group("a", ""), Optional.empty());

        assertThat(rules(JUDGE.judge(review, facts(List.of(gateway("acme", "")), groups))))
                .isEmpty();
    }

    private static Review created(String name, String more) {
        return new Review.OfGateway(request("ns"), gateway(name, more), Optional.empty());
    }

    private static List<Rule> rules(Verdict verdict) {
        return verdict instanceof Verdict.Refused(var refusals)
                ? refusals.stream().map(Refusal::rule).toList()
                : List.of();
    }

    private static List<String> sentences(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed(var warnings) -> warnings;
            case Verdict.Refused(var refusals) -> refusals.stream().map(Refusal::sentence).toList();
            case Verdict.Unknown(var why) -> List.of(why);
        };
    }
}
