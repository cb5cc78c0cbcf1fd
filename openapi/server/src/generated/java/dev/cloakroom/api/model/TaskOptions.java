// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the file is to be read, checked and written. What is left out is detected, or not checked.
public record TaskOptions(
        @JsonProperty("delimiter") @Nullable String delimiter,
        @JsonProperty("quote") @Nullable String quote,
        @JsonProperty("escape") @Nullable String escape,
        @JsonProperty("encoding") @Nullable String encoding,
        @JsonProperty("header") @Nullable Boolean header,
        @JsonProperty("skip_lines") @Nullable Integer skipLines,
        @JsonProperty("skip_footer") @Nullable Integer skipFooter,
        @JsonProperty("columns") @Nullable List<TaskColumn> columns,
        @JsonProperty("select") @Nullable List<String> select,
        @JsonProperty("dedupe_by") @Nullable List<String> dedupeBy,
        @JsonProperty("max_rejects") @Nullable BigDecimal maxRejects,
        @JsonProperty("neutralize_formulas") @Nullable Boolean neutralizeFormulas,
        @JsonProperty("output") @Nullable TaskOutput output
) {

    public TaskOptions {
        columns = columns == null ? null : List.copyOf(columns);
        select = select == null ? null : List.copyOf(select);
        dedupeBy = dedupeBy == null ? null : List.copyOf(dedupeBy);
    }
}
