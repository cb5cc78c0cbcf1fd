// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.nasty.model.Thing;

/// What `getThing` can answer; errors are thrown.
public sealed interface GetThingResponse extends ApiResponse {

    record Success(int status, Thing body) implements GetThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(status, "application/json", body);
        }
    }

    record NotModified() implements GetThingResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(304);
        }
    }
}
