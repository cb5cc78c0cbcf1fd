package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import java.util.LinkedHashMap;
import java.util.UUID;

/// What the job of a task carries: where the file is, how long it is, and what is asked.
public record TaskOrder(JobId sentWith, long sizeBytes, Json.Obj options) {

    Json.Obj payload() {
        var members = new LinkedHashMap<String, Json>();
        members.put("sent_with", Json.of(sentWith.toString()));
        members.put("size_bytes", Json.of(sizeBytes));
        members.put("options", options);
        return new Json.Obj(members);
    }

    public static TaskOrder of(Json payload) {
        if (payload instanceof Json.Obj order
                && order.get("sent_with") instanceof Json.Str(var sentWith)
                && order.get("size_bytes") instanceof Json.Num(var size)
                && order.get("options") instanceof Json.Obj options) {
            return new TaskOrder(new JobId(UUID.fromString(sentWith)), size.longValueExact(), options);
        }
        throw new IllegalArgumentException("a stored payload is no order of a task");
    }
}
