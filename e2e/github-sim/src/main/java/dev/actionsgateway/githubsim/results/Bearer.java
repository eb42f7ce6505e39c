package dev.actionsgateway.githubsim.results;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;

/// Finds the job that a request is made for, by its bearer token.
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private final JobTokens tokens;

    Bearer(JobTokens tokens) {
        this.tokens = tokens;
    }

    Optional<JobKey> job(Headers headers) {
        return headers.first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .flatMap(tokens::verify);
    }
}
