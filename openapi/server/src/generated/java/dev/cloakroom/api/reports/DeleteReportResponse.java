// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteReport` can answer; errors are thrown.
public sealed interface DeleteReportResponse extends ApiResponse {

    record NoContent() implements DeleteReportResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
