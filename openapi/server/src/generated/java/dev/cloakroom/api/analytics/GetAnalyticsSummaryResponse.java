// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import dev.cloakroom.api.model.AnalyticsSummary;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getAnalyticsSummary` can answer; errors are thrown.
public sealed interface GetAnalyticsSummaryResponse extends ApiResponse {

    record Ok(AnalyticsSummary body) implements GetAnalyticsSummaryResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
