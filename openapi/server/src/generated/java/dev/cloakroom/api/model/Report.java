// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record Report(
        @JsonProperty("id") UUID id,
        @JsonProperty("kind") String kind,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("progress") Progress progress,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("max_attempts") int maxAttempts,
        @JsonProperty("cancel_requested") boolean cancelRequested,
        @JsonProperty("retryable") boolean retryable,
        @JsonProperty("retry_of") @Nullable UUID retryOf,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("error") @Nullable Problem error,
        @JsonProperty("report_type") ReportTypeName reportType,
        @JsonProperty("parameters") ObjectNode parameters,
        @JsonProperty("format") ReportFormat format,
        @JsonProperty("download_url") @Nullable URI downloadUrl,
        @JsonProperty("download_url_expires_at") @Nullable Instant downloadUrlExpiresAt,
        @JsonProperty("size_bytes") @Nullable Long sizeBytes,
        @JsonProperty("sha256") @Nullable String sha256,
        @JsonProperty("rows") @Nullable Long rows
) {

    public Report {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(reportType, "reportType");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(format, "format");
    }

    /// Of its parts.
    public static Report of(StatusBlock statusBlock, ReportDetail reportDetail) {
        return new Report(
                statusBlock.id(),
                statusBlock.kind(),
                statusBlock.status(),
                statusBlock.progress(),
                statusBlock.attempts(),
                statusBlock.maxAttempts(),
                statusBlock.cancelRequested(),
                statusBlock.retryable(),
                statusBlock.retryOf(),
                statusBlock.createdAt(),
                statusBlock.startedAt(),
                statusBlock.finishedAt(),
                statusBlock.expiresAt(),
                statusBlock.error(),
                reportDetail.reportType(),
                reportDetail.parameters(),
                reportDetail.format(),
                reportDetail.downloadUrl(),
                reportDetail.downloadUrlExpiresAt(),
                reportDetail.sizeBytes(),
                reportDetail.sha256(),
                reportDetail.rows());
    }
}
