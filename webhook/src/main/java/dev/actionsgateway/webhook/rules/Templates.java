package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.api.gateway.SecurityProfile;
import dev.actionsgateway.api.group.WorkerTemplate;
import dev.actionsgateway.webhook.podsecurity.Standard;
import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Rule;
import java.util.stream.Stream;

/// A template must be one, and must keep to the gateway's security profile. Without the gateway
/// there is no profile yet: the API server itself refuses the pods then.
final class Templates implements FieldRule {
    @Override
    public Stream<Refusal> judge(Subject subject, Facts facts) {
        return subject.parts(facts).stream().flatMap(Templates::judge);
    }

    private static Stream<Refusal> judge(GroupPart part) {
        return switch (part.template()) {
            case WorkerTemplate.Malformed(var why) ->
                    Stream.of(
                            new Refusal(
                                    Rule.TEMPLATE,
                                    "%s cannot be read (%s): write it as in a Deployment"
                                            .formatted(part.templatePath(), why)));
            case WorkerTemplate.Typed(var template) ->
                    part.gateway().stream()
                            .map(gateway -> gateway.effective().securityProfile())
                            .flatMap(profile ->
                                    Standard.of(profile)
                                            .violations(template)
                                            .map(it -> refusal(part, profile, it)));
        };
    }

    private static Refusal refusal(
            GroupPart part, SecurityProfile profile, Standard.Violation violation) {
        return new Refusal(
                Rule.POD_SECURITY,
                "%s.%s is %s, which the gateway's securityProfile %s does not allow: %s"
                        .formatted(
                                part.templatePath(),
                                violation.field(),
                                violation.value(),
                                profile.word(),
                                violation.remedy()));
    }
}
