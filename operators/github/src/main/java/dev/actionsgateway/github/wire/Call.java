package dev.actionsgateway.github.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// One request.
///
/// @param verb what is done
/// @param url to what
/// @param headers beyond authorization and content type
/// @param authorization who asks
/// @param content the body, if there is one
/// @param attempt which try this is, from 1: said in failures
/// @param bodyLimit how many bytes of an answer are read before it counts as broken
public record Call(
        Verb verb,
        URI url,
        Map<String, String> headers,
        Optional<Authorization> authorization,
        Optional<Content> content,
        int attempt,
        int bodyLimit) {

    /// Enough for every answer but a job's payload.
    public static final int BODY_LIMIT = 1 << 20;

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    /// @throws IllegalArgumentException if the address has no host
    public Call {
        if (url.getHost() == null) {
            throw new IllegalArgumentException("no host in " + Address.spoken(url));
        }
        headers = Map.copyOf(headers);
    }

    /// A request that accepts JSON, without authorization and body.
    public static Call of(Verb verb, URI url) {
        return new Call(verb, url, JSON, Optional.empty(), Optional.empty(), 1, BODY_LIMIT);
    }

    /// The same, asked by this.
    public Call as(Authorization who) {
        return new Call(verb, url, headers, Optional.of(who), content, attempt, bodyLimit);
    }

    /// The same, with this body.
    public Call with(Content body) {
        return new Call(verb, url, headers, authorization, Optional.of(body), attempt, bodyLimit);
    }

    /// The same, with these headers in place of its own.
    public Call headed(Map<String, String> others) {
        return new Call(verb, url, others, authorization, content, attempt, bodyLimit);
    }

    /// The same, as this try.
    public Call attempt(int number) {
        return new Call(verb, url, headers, authorization, content, number, bodyLimit);
    }

    /// The same, for an answer of up to this many bytes.
    public Call upTo(int bytes) {
        return new Call(verb, url, headers, authorization, content, attempt, bytes);
    }

    @Override
    public String toString() {
        return verb + " " + Address.spoken(url);
    }
}
