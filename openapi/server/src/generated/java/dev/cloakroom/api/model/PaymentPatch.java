// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;
import java.util.UUID;

public record PaymentPatch(
        @JsonProperty("amount") Patch<AmountPatch> amount,
        @JsonProperty("payer_profile_id") Patch<UUID> payerProfileId,
        @JsonProperty("description") Patch<String> description,
        @JsonProperty("reference") Patch<String> reference
) {
}
