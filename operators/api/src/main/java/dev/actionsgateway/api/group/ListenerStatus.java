package dev.actionsgateway.api.group;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a group listens at the moment.
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListenerStatus(
        @JsonPropertyDescription("Sessions with GitHub, those of running jobs included.")
                @Nullable Integer sessions,
        @JsonPropertyDescription("Sessions that wait for a job right now.")
                @Nullable Integer polling,
        @JsonPropertyDescription("When GitHub last answered a poll.") @Nullable Instant lastPoll) {}
