// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the cells of one column must be, and what is done to them first.
public record TaskColumn(
        @JsonProperty("name") String name,
        @JsonProperty("type") @Nullable TaskColumnType type,
        @JsonProperty("required") @Nullable Boolean required,
        @JsonProperty("unique") @Nullable Boolean unique,
        @JsonProperty("min") @Nullable JsonNode min,
        @JsonProperty("max") @Nullable JsonNode max,
        @JsonProperty("pattern") @Nullable String pattern,
        @JsonProperty("enum") @Nullable List<String> enum_,
        @JsonProperty("trim") @Nullable Boolean trim,
        @JsonProperty("default") @Nullable String default_,
        @JsonProperty("rename") @Nullable String rename,
        @JsonProperty("decimal_comma") @Nullable Boolean decimalComma,
        @JsonProperty("thousands") @Nullable String thousands,
        @JsonProperty("format") @Nullable String format,
        @JsonProperty("day_first") @Nullable Boolean dayFirst
) {

    public TaskColumn {
        Objects.requireNonNull(name, "name");
        enum_ = enum_ == null ? null : List.copyOf(enum_);
    }
}
