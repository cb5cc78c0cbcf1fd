// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.bulkactions;

import dev.cloakroom.api.model.Job;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;
import org.jspecify.annotations.Nullable;

/// What `createBulkAction` can answer; errors are thrown.
public sealed interface CreateBulkActionResponse extends ApiResponse {

    record Created(Job body, String location, String etag, @Nullable String preferenceApplied) implements CreateBulkActionResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    record Accepted(
            Job body,
            String location,
            int retryAfter,
            String etag,
            @Nullable String preferenceApplied) implements CreateBulkActionResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location)
                    .with("Retry-After", retryAfter)
                    .with("ETag", etag)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateBulkActionResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
