// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.profiles;

import dev.cloakroom.api.model.ProfileList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listProfiles` can answer; errors are thrown.
public sealed interface ListProfilesResponse extends ApiResponse {

    record Ok(ProfileList body, @Nullable String link) implements ListProfilesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
