// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.api.runtime.Encoded;

/// What `downloadThing` can answer; errors are thrown.
public sealed interface DownloadThingResponse extends ApiResponse {

    record Ok(ByteStream body) implements DownloadThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.bytes(200, "application/octet-stream", body);
        }
    }

    record PartialContent(ByteStream body, String contentRange) implements DownloadThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.bytes(206, "application/octet-stream", body)
                    .with("Content-Range", contentRange);
        }
    }
}
