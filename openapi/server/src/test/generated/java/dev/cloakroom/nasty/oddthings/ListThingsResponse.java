// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.nasty.model.ThingList;

/// What `listThings` can answer; errors are thrown.
public sealed interface ListThingsResponse extends ApiResponse {

    record OkJson(ThingList body) implements ListThingsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }

    record OkCsv(String body) implements ListThingsResponse {
        @Override
        public Encoded encode() {
            return Encoded.text(200, "text/csv", body);
        }
    }
}
