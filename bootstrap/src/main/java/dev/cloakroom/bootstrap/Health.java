package dev.cloakroom.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// How each part of this process is, in the order of their names.
record Health(List<Part> parts) {

    private static final JsonMapper JSON = new JsonMapper();

    /// `fault` is empty while the part works. Without an `essential` part nothing can be served; the others only
    /// degrade.
    record Part(String name, boolean essential, String fault) {

        boolean isUp() {
            return fault.isEmpty();
        }
    }

    boolean isUp() {
        return parts.stream().allMatch(part -> part.isUp() || !part.essential());
    }

    String toJson() {
        var states = new LinkedHashMap<String, Object>();
        for (Part part : parts) {
            states.put(
                    part.name(),
                    part.isUp() ? Map.of("status", "up") : Map.of("status", "down", "fault", part.fault()));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", isUp() ? "up" : "down");
        answer.put("parts", states);
        return JSON.writeValueAsString(answer);
    }
}
