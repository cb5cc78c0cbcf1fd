package dev.cloakroom.domain.triggers;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place in an event as clients see it: a JSON Pointer (RFC 6901) into the object of `id`, `type`, `source`,
/// `created_at` and `payload`.
record EventPath(String text, List<String> steps) {

    private static final Set<String> TEXTS = Set.of("id", "type", "source", "created_at");
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final int LONGEST = 500;

    /// @throws IllegalArgumentException for what is no pointer, or one to where no event has anything
    static EventPath parse(String text) {
        if (text.length() > LONGEST || !text.startsWith("/") || text.matches("(?s).*~(?![01]).*")) {
            throw new IllegalArgumentException(
                    "A path is a JSON Pointer into the event, such as /payload/customer/id.");
        }
        var steps = new ArrayList<String>();
        for (var step : text.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        if (!steps.getFirst().equals("payload") && !(steps.size() == 1 && TEXTS.contains(steps.getFirst()))) {
            throw new IllegalArgumentException(
                    "An event has /id, /type, /source, /created_at and what is in /payload.");
        }
        return new EventPath(text, List.copyOf(steps));
    }

    /// The event as paths see it.
    static Json.Obj document(Event event) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(event.id().toString()));
        members.put("type", Json.of(event.type().value()));
        members.put("source", Json.of(event.source().name().toLowerCase(Locale.ROOT)));
        members.put("created_at", Json.of(event.createdAt().toString()));
        members.put("payload", event.payload());
        return new Json.Obj(members);
    }

    Optional<Json> in(Json.Obj document) {
        @Nullable Json at = document;
        for (var step : steps) {
            at = switch (at) {
                case Json.Obj object -> object.get(step);
                case Json.Arr(var items)
                when INDEX.matcher(step).matches() && Integer.parseInt(step) < items.size() ->
                    items.get(Integer.parseInt(step));
                case null, default -> null;
            };
        }
        return Optional.ofNullable(at);
    }
}
