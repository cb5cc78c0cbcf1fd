// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record ProfileList(
        @JsonProperty("data") List<Profile> data,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("next_cursor") @Nullable String nextCursor,
        @JsonProperty("prev_cursor") @Nullable String prevCursor,
        @JsonProperty("page") @Nullable Integer page,
        @JsonProperty("page_size") @Nullable Integer pageSize,
        @JsonProperty("total") @Nullable Long total,
        @JsonProperty("total_pages") @Nullable Long totalPages
) {

    public ProfileList {
        data = List.copyOf(data);
    }
}
