package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a group takes jobs, and why not.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntakeStatus(
        @JsonPropertyDescription("Most jobs at one time, as it holds now.")
                @Nullable Integer ceiling,
        @JsonPropertyDescription("How many more jobs would be taken right now.")
                @Nullable Integer admits,
        @JsonPropertyDescription(
                        "Why jobs stay with GitHub, one entry for each reason. Empty while all are taken.")
                List<Withheld> withheld) {

    /// A list that is left out is empty.
    @SuppressWarnings("ConstantValue")
    public IntakeStatus {
        withheld = withheld == null ? List.of() : List.copyOf(withheld);
    }
}
