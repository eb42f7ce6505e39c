package dev.actionsgateway.api.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// The Pod Security Standard that a tenant's workers keep to.
public enum SecurityProfile {
    @JsonProperty("restricted")
    RESTRICTED,
    @JsonProperty("baseline")
    BASELINE,
    @JsonProperty("privileged")
    PRIVILEGED;

    /// As the resource and the namespace's labels say it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads a word; one that is not known is the strictest.
    static SecurityProfile of(String word) {
        for (SecurityProfile profile : values()) {
            if (profile.word().equals(word)) {
                return profile;
            }
        }
        return RESTRICTED;
    }
}
