// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record ThingList(
        @JsonProperty("data") List<Thing> data,
        @JsonProperty("next_cursor") @Nullable String nextCursor
) {

    public ThingList {
        data = List.copyOf(data);
    }
}
