package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.webhook.review.Refusal;
import dev.actionsgateway.webhook.review.Rule;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a template says of the proxy must not lead GitHub's traffic around it. The controller's own
/// variables win over the template's; but only in the two usual spellings, and some programs read
/// others.
final class ProxyVariables implements FieldRule {
    private static final Set<String> PROXIES = Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");
    private static final String EXCEPTIONS = "NO_PROXY";

    @Override
    public Stream<Refusal> judge(Subject subject, Facts facts) {
        return subject.parts(facts).stream()
                .flatMap(part ->
                        part.pod().stream()
                                .flatMap(pod -> judge(part.templatePath() + ".spec", pod, part)));
    }

    private static Stream<Refusal> judge(String path, PodSpec pod, GroupPart part) {
        var hosts = GitHubHosts.of(part.gateway());
        return Stream.concat(
                judge(path + ".initContainers", pod.getInitContainers(), hosts),
                judge(path + ".containers", pod.getContainers(), hosts));
    }

    private static Stream<Refusal> judge(
            String path, List<Container> containers, GitHubHosts hosts) {
        return IntStream.range(0, containers.size())
                .boxed()
                .flatMap(i -> {
                    var variables = containers.get(i).getEnv();
                    return IntStream.range(0, variables.size())
                            .boxed()
                            .flatMap(v ->
                                    wrong(variables.get(v), hosts).stream()
                                            .map(why ->
                                                    new Refusal(
                                                            Rule.PROXY_VARIABLE,
                                                            "%s[%d].env[%d] %s"
                                                                    .formatted(path, i, v, why))));
                });
    }

    private static Optional<String> wrong(EnvVar variable, GitHubHosts hosts) {
        var name = variable.getName();
        var known = name.toUpperCase(Locale.ROOT);
        var value = Optional.ofNullable(variable.getValue()).orElse("");
        if (PROXIES.contains(known)) {
            return Optional.of(
                    "sets %s to '%s', and the gateway sets the proxy itself: remove it"
                            .formatted(name, value));
        }
        if (!EXCEPTIONS.equals(known)) {
            return Optional.empty();
        }
        if (variable.getValueFrom() != null || value.contains("$(")) {
            return Optional.of(
                    "sets %s to a value from elsewhere, which cannot be judged: write its entries out, or remove it"
                            .formatted(name));
        }
        return Arrays.stream(value.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry ->
                        hosts.reachedBy(entry).stream()
                                .map(host ->
                                        "sets %s to '%s', by which %s would be reached around the proxy: remove that entry"
                                                .formatted(name, entry, host)))
                .findFirst();
    }
}
