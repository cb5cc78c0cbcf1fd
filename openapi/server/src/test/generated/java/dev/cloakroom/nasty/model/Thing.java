// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

public record Thing(
        @JsonProperty("id") UUID id,
        @JsonProperty("title") String title,
        @JsonProperty("note") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String note,
        @JsonProperty("tags") List<String> tags,
        @JsonProperty("source") @Nullable Source source,
        @JsonProperty("secret") @Nullable String secret,
        @JsonProperty("due_at") @Nullable Instant dueAt,
        @JsonProperty("size") @Nullable Integer size,
        @JsonProperty("labels") @Nullable Map<String, Long> labels,
        @JsonProperty("payload") @Nullable ObjectNode payload,
        @JsonProperty("class") @Nullable Boolean class_,
        @JsonProperty("toString") @Nullable JsonNode toString_,
        @JsonProperty("parent") @Nullable Source parent
) {

    public Thing {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        tags = List.copyOf(tags);
        labels = labels == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /// Of its parts.
    public static Thing of(Identified identified, NewThing newThing) {
        return new Thing(
                identified.id(),
                newThing.title(),
                newThing.note(),
                newThing.tags(),
                newThing.source(),
                newThing.secret(),
                newThing.dueAt(),
                newThing.size(),
                newThing.labels(),
                newThing.payload(),
                newThing.class_(),
                newThing.toString_(),
                newThing.parent());
    }

    /// Without its secrets.
    @Override
    public String toString() {
        return "Thing[id=" + id + ", title=" + title + ", note=" + note + ", tags=" + tags + ", source=" + source + ", secret=***, dueAt=" + dueAt + ", size=" + size + ", labels=" + labels + ", payload=" + payload + ", class_=" + class_ + ", toString_=" + toString_ + ", parent=" + parent + "]";
    }
}
