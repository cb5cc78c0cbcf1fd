package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.Json;
import java.util.LinkedHashMap;

/// The file of a report that succeeded, as the blob store has it: `sha256` (lower-case hex) and size are of the stored
/// bytes. It is the result of the report's job.
public record ReportFile(String objectKey, long sizeBytes, String sha256, long rows, String contentType) {

    public Json.Obj result() {
        var members = new LinkedHashMap<String, Json>();
        members.put("object_key", Json.of(objectKey));
        members.put("size_bytes", Json.of(sizeBytes));
        members.put("sha256", Json.of(sha256));
        members.put("rows", Json.of(rows));
        members.put("content_type", Json.of(contentType));
        return new Json.Obj(members);
    }

    public static ReportFile of(Json.Obj result) {
        return new ReportFile(
                text(result, "object_key"),
                number(result, "size_bytes"),
                text(result, "sha256"),
                number(result, "rows"),
                text(result, "content_type"));
    }

    private static String text(Json.Obj result, String name) {
        if (result.get(name) instanceof Json.Str(var value)) {
            return value;
        }
        throw new IllegalArgumentException("the result of a report has no " + name);
    }

    private static long number(Json.Obj result, String name) {
        if (result.get(name) instanceof Json.Num(var value)) {
            return value.longValueExact();
        }
        throw new IllegalArgumentException("the result of a report has no " + name);
    }
}
