package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.Json;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// A file that a task made, as the blob store has it: `sha256` (lower-case hex) and size are of the stored bytes.
public record TaskFile(String objectKey, long sizeBytes, String sha256, String contentType) {

    /// What a person's download folder should show.
    public String fileName() {
        return objectKey.substring(objectKey.lastIndexOf('/') + 1);
    }

    Json.Obj json() {
        var members = new LinkedHashMap<String, Json>();
        members.put("object_key", Json.of(objectKey));
        members.put("size_bytes", Json.of(sizeBytes));
        members.put("sha256", Json.of(sha256));
        members.put("content_type", Json.of(contentType));
        return new Json.Obj(members);
    }

    static TaskFile of(@Nullable Json stored) {
        if (stored instanceof Json.Obj file
                && file.get("object_key") instanceof Json.Str(var key)
                && file.get("size_bytes") instanceof Json.Num(var size)
                && file.get("sha256") instanceof Json.Str(var sha256)
                && file.get("content_type") instanceof Json.Str(var contentType)) {
            return new TaskFile(key, size.longValueExact(), sha256, contentType);
        }
        throw new IllegalArgumentException("a stored result is no outcome of a task");
    }
}
