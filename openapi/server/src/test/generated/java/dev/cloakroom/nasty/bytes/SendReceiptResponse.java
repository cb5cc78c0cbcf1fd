// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `sendReceipt` can answer; errors are thrown.
public sealed interface SendReceiptResponse extends ApiResponse {

    record NoContent() implements SendReceiptResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
