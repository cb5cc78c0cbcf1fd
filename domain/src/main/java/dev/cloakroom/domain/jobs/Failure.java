package dev.cloakroom.domain.jobs;

import dev.cloakroom.domain.Json;
import java.util.LinkedHashMap;

/// Why an attempt or a job failed, in the words of the problem registry: `code` is its slug, `detail` a sentence for
/// the owner (never a stack trace, never a secret), `extras` the further members of that problem type.
public record Failure(String code, String detail, Json.Obj extras) {

    public Failure(String code, String detail) {
        this(code, detail, Json.EMPTY);
    }

    /// As one object: code and detail first, then the extras.
    public Json.Obj problem() {
        var members = new LinkedHashMap<String, Json>();
        members.put("code", Json.of(code));
        members.put("detail", Json.of(detail));
        members.putAll(extras.members());
        return new Json.Obj(members);
    }

    public static Failure of(Json.Obj problem) {
        var extras = new LinkedHashMap<>(problem.members());
        extras.remove("code");
        extras.remove("detail");
        return new Failure(
                String.valueOf(problem.text("code")), String.valueOf(problem.text("detail")), new Json.Obj(extras));
    }
}
