// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What went wrong (RFC 9457). Further members depend on the type.
public record Problem(
        @JsonProperty("type") String type,
        @JsonProperty("title") String title,
        @JsonProperty("status") int status,
        @JsonProperty("detail") @Nullable String detail,
        @JsonProperty("instance") @Nullable String instance,
        @JsonProperty("code") String code,
        @JsonProperty("errors") @Nullable List<FieldError> errors,
        @JsonProperty("request_id") @Nullable String requestId,
        @JsonProperty("trace_id") @Nullable String traceId,
        @JsonProperty("retryable") boolean retryable,
        @JsonProperty("retry_after_seconds") @Nullable Integer retryAfterSeconds,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extras
) {

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        errors = errors == null ? null : List.copyOf(errors);
        extras = extras == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }
}
