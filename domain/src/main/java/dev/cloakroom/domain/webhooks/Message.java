package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.Function;

/// What receivers are told of one event. `id` is that of the event and stays the same over attempts, redeliveries and
/// endpoints, so that a receiver knows what it has seen. `body` is sent byte for byte.
public record Message(UUID id, String type, Instant at, String body) {

    /// The type of the message that an owner asks for to try an endpoint.
    public static final String TEST = "webhook.test";

    /// In bytes; the specification recommends less than 20 kB.
    private static final int LONGEST_BODY = 19_000;

    private static final int LONGEST_MEMBER = 1_000;

    /// @param write makes text of JSON
    public static Message of(UUID id, String type, Instant at, Json.Obj data, Function<Json, String> write) {
        var whole = write.apply(body(type, at, data));
        return new Message(
                id, type, at, size(whole) <= LONGEST_BODY ? whole : write.apply(body(type, at, thin(data, write))));
    }

    private static Json.Obj body(String type, Instant at, Json.Obj data) {
        var members = new LinkedHashMap<String, Json>();
        members.put("type", Json.of(type));
        members.put("timestamp", Json.of(at.toString()));
        members.put("data", data);
        return new Json.Obj(members);
    }

    /// Without its large members, nor any after the body is full: receivers ask for the rest by the id.
    private static Json.Obj thin(Json.Obj data, Function<Json, String> write) {
        var kept = new LinkedHashMap<String, Json>();
        int room = LONGEST_BODY - LONGEST_MEMBER;
        for (var member : data.members().entrySet()) {
            int length = size(member.getKey()) + size(write.apply(member.getValue()));
            if (length <= LONGEST_MEMBER && length <= room) {
                kept.put(member.getKey(), member.getValue());
                room -= length;
            }
        }
        kept.put("shortened", Json.of(true));
        return new Json.Obj(kept);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    public boolean isTest() {
        return type.equals(TEST);
    }
}
