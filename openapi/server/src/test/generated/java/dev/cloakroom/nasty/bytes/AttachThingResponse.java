// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `attachThing` can answer; errors are thrown.
public sealed interface AttachThingResponse extends ApiResponse {

    record NoContent() implements AttachThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements AttachThingResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
