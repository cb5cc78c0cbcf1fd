package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a task that succeeded. It is the result of the task's job.
public record TaskOutcome(Counts counts, TaskFile result, TaskFile rejects, TaskFile summary, TaskFile schema) {

    /// Data records, without the header.
    public record Counts(long read, long accepted, long rejected) {}

    public List<TaskFile> files() {
        return List.of(result, rejects, summary, schema);
    }

    public Json.Obj json() {
        var members = new LinkedHashMap<String, Json>();
        members.put("read", Json.of(counts.read()));
        members.put("accepted", Json.of(counts.accepted()));
        members.put("rejected", Json.of(counts.rejected()));
        members.put("result", result.json());
        members.put("rejects", rejects.json());
        members.put("summary", summary.json());
        members.put("schema", schema.json());
        return new Json.Obj(members);
    }

    public static TaskOutcome of(Json.Obj stored) {
        return new TaskOutcome(
                new Counts(number(stored.get("read")), number(stored.get("accepted")), number(stored.get("rejected"))),
                TaskFile.of(stored.get("result")),
                TaskFile.of(stored.get("rejects")),
                TaskFile.of(stored.get("summary")),
                TaskFile.of(stored.get("schema")));
    }

    private static long number(@Nullable Json stored) {
        if (stored instanceof Json.Num(var value)) {
            return value.longValueExact();
        }
        throw new IllegalArgumentException("a stored result is no outcome of a task");
    }
}
