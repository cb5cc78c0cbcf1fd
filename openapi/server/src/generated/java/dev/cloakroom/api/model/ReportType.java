// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

public record ReportType(
        @JsonProperty("name") ReportTypeName name,
        @JsonProperty("description") String description,
        @JsonProperty("columns") List<String> columns,
        @JsonProperty("formats") List<ReportFormat> formats,
        @JsonProperty("parameters") List<ReportTypeParameter> parameters
) {

    public ReportType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        columns = List.copyOf(columns);
        formats = List.copyOf(formats);
        parameters = List.copyOf(parameters);
    }
}
