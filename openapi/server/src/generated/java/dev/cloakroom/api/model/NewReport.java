// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record NewReport(
        @JsonProperty("report_type") ReportTypeName reportType,
        @JsonProperty("parameters") @Nullable ObjectNode parameters,
        @JsonProperty("format") @Nullable ReportFormat format
) {

    public NewReport {
        Objects.requireNonNull(reportType, "reportType");
    }
}
