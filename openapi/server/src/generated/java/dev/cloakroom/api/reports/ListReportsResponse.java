// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import dev.cloakroom.api.model.ReportList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listReports` can answer; errors are thrown.
public sealed interface ListReportsResponse extends ApiResponse {

    record Ok(ReportList body, @Nullable String link) implements ListReportsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
