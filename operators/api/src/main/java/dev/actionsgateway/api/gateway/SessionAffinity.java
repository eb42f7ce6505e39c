package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether all connections of a pod go to one replica of the proxy.
public enum SessionAffinity {
    @JsonProperty("None")
    NONE("None"),
    @JsonProperty("ClientIP")
    CLIENT_IP("ClientIP");

    private final String word;

    SessionAffinity(String word) {
        this.word = word;
    }

    /// As a Service says it.
    public String word() {
        return word;
    }

    /// Reads a word; one that is not known is [#NONE].
    static SessionAffinity of(String word) {
        return CLIENT_IP.word.equals(word) ? CLIENT_IP : NONE;
    }
}
