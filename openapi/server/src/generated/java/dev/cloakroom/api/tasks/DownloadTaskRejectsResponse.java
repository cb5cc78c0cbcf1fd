// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.api.runtime.Encoded;

/// What `downloadTaskRejects` can answer; errors are thrown.
public sealed interface DownloadTaskRejectsResponse extends ApiResponse {

    record Ok(ByteStream body, String etag, String acceptRanges, String contentDisposition) implements DownloadTaskRejectsResponse {
        @Override
        public Encoded encode() {
            return Encoded.bytes(200, "application/octet-stream", body)
                    .with("ETag", etag)
                    .with("Accept-Ranges", acceptRanges)
                    .with("Content-Disposition", contentDisposition);
        }
    }

    record PartialContent(
            ByteStream body,
            String etag,
            String acceptRanges,
            String contentRange,
            String contentDisposition) implements DownloadTaskRejectsResponse {
        @Override
        public Encoded encode() {
            return Encoded.bytes(206, "application/octet-stream", body)
                    .with("ETag", etag)
                    .with("Accept-Ranges", acceptRanges)
                    .with("Content-Range", contentRange)
                    .with("Content-Disposition", contentDisposition);
        }
    }

    record NotModified(String etag) implements DownloadTaskRejectsResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag);
        }
    }
}
