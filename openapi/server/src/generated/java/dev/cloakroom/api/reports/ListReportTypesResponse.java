// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import dev.cloakroom.api.model.ReportTypeList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `listReportTypes` can answer; errors are thrown.
public sealed interface ListReportTypesResponse extends ApiResponse {

    record Ok(ReportTypeList body) implements ListReportTypesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
