// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import dev.cloakroom.api.model.AnalyticsTimeseries;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getAnalyticsTimeseries` can answer; errors are thrown.
public sealed interface GetAnalyticsTimeseriesResponse extends ApiResponse {

    record Ok(AnalyticsTimeseries body) implements GetAnalyticsTimeseriesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
