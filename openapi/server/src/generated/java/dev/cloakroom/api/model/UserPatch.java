// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;
import java.util.List;

/// What is absent stays as it is; only `most_running` can be null, which takes the cap away.
public record UserPatch(
        @JsonProperty("role") Patch<Role> role,
        @JsonProperty("granted_scopes") Patch<List<GrantedScope>> grantedScopes,
        @JsonProperty("disabled") Patch<Boolean> disabled,
        @JsonProperty("most_running") Patch<Integer> mostRunning
) {
}
