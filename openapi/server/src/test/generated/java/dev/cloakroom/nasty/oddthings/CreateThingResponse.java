// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;
import dev.cloakroom.nasty.model.Thing;
import org.jspecify.annotations.Nullable;

/// What `createThing` can answer; errors are thrown.
public sealed interface CreateThingResponse extends ApiResponse {

    record Created(Thing body, String location) implements CreateThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location);
        }
    }

    record Accepted(Thing body, String location, @Nullable Integer retryAfter) implements CreateThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location)
                    .with("Retry-After", retryAfter);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements CreateThingResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
