// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.model.Task;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `getTask` can answer; errors are thrown.
public sealed interface GetTaskResponse extends ApiResponse {

    record Ok(
            Task body,
            String etag,
            @Nullable Integer retryAfter,
            @Nullable String preferenceApplied) implements GetTaskResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter)
                    .with("Preference-Applied", preferenceApplied);
        }
    }

    record NotModified(String etag, @Nullable Integer retryAfter, @Nullable String preferenceApplied) implements GetTaskResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304)
                    .with("ETag", etag)
                    .with("Retry-After", retryAfter)
                    .with("Preference-Applied", preferenceApplied);
        }
    }
}
