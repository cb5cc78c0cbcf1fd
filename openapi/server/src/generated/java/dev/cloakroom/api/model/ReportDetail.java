// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record ReportDetail(
        @JsonProperty("report_type") ReportTypeName reportType,
        @JsonProperty("parameters") ObjectNode parameters,
        @JsonProperty("format") ReportFormat format,
        @JsonProperty("download_url") @Nullable URI downloadUrl,
        @JsonProperty("download_url_expires_at") @Nullable Instant downloadUrlExpiresAt,
        @JsonProperty("size_bytes") @Nullable Long sizeBytes,
        @JsonProperty("sha256") @Nullable String sha256,
        @JsonProperty("rows") @Nullable Long rows
) {

    public ReportDetail {
        Objects.requireNonNull(reportType, "reportType");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(format, "format");
    }
}
