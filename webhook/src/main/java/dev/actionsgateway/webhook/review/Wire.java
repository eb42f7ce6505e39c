package dev.actionsgateway.webhook.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.group.RunnerGroup;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequest;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponseBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words of `admission.k8s.io/v1`.
public final class Wire {
    private static final int UNKNOWN = 503;
    private final KubernetesSerialization json;

    /// @param json the client's: each further one holds the names of all kinds once more
    public Wire(KubernetesSerialization json) {
        this.json = json;
    }

    /// Reads a request.
    ///
    /// @throws IllegalArgumentException if it is none
    public Reading read(byte[] body) {
        var review = json.unmarshal(new ByteArrayInputStream(body), AdmissionReview.class);
        var request =
                Optional.ofNullable(review)
                        .map(AdmissionReview::getRequest)
                        .orElseThrow(() -> new IllegalArgumentException("no request in it"));
        var asked = request(request);
        var kind = request.getKind();
        if (!Api.GROUP.equals(kind.getGroup())) {
            return new Reading.Foreign(asked.uid());
        }
        return switch (kind.getKind()) {
            case "ActionsGateway" ->
                    new Reading.Judged(
                            new Review.OfGateway(
                                    asked,
                                    now(request, ActionsGateway.class),
                                    before(request, ActionsGateway.class)));
            case "RunnerGroup" ->
                    new Reading.Judged(
                            new Review.OfGroup(
                                    asked,
                                    now(request, RunnerGroup.class),
                                    before(request, RunnerGroup.class)));
            default -> new Reading.Foreign(asked.uid());
        };
    }

    private static Request request(AdmissionRequest request) {
        var user = Optional.ofNullable(request.getUserInfo()).orElseGet(UserInfo::new);
        return new Request(
                text(request.getUid()),
                text(request.getNamespace()),
                text(request.getName()),
                new Requester(
                        text(user.getUsername()),
                        text(user.getUid()),
                        Objects.requireNonNullElse(user.getGroups(), List.of()),
                        Objects.requireNonNullElse(user.getExtra(), Map.of())));
    }

    private <T> T now(AdmissionRequest request, Class<T> type) {
        return Optional.ofNullable(request.getObject())
                .map(object -> json.convertValue(object, type))
                .orElseThrow(() -> new IllegalArgumentException("no object in it"));
    }

    private <T> Optional<T> before(AdmissionRequest request, Class<T> type) {
        return Optional.ofNullable(request.getOldObject())
                .map(object -> json.convertValue(object, type));
    }

    /// Writes an answer.
    ///
    /// @param uid of the request
    public byte[] write(String uid, Verdict verdict) {
        var response = new AdmissionResponseBuilder().withUid(uid);
        switch (verdict) {
            case Verdict.Allowed(var warnings) -> response.withAllowed(true).withWarnings(warnings);
            case Verdict.Refused(var refusals) ->
                    response.withAllowed(false)
                            .withStatus(
                                    new StatusBuilder()
                                            .withCode(refusals.getFirst().rule().code())
                                            .withMessage(sentences(refusals))
                                            .build());
            case Verdict.Unknown(var why) ->
                    response.withAllowed(false)
                            .withStatus(
                                    new StatusBuilder()
                                            .withCode(UNKNOWN)
                                            .withMessage("not judged, try again: " + why)
                                            .build());
        }
        return json.asJson(new AdmissionReviewBuilder().withResponse(response.build()).build())
                .getBytes(UTF_8);
    }

    private static String sentences(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::sentence).collect(joining("; "));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
