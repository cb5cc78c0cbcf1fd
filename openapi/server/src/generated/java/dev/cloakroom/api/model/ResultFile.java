// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

public record ResultFile(
        @JsonProperty("download_url") URI downloadUrl,
        @JsonProperty("download_url_expires_at") Instant downloadUrlExpiresAt,
        @JsonProperty("size_bytes") long sizeBytes,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("content_type") String contentType
) {

    public ResultFile {
        Objects.requireNonNull(downloadUrl, "downloadUrl");
        Objects.requireNonNull(downloadUrlExpiresAt, "downloadUrlExpiresAt");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(contentType, "contentType");
    }
}
