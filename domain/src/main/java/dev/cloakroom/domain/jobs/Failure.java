package dev.cloakroom.domain.jobs;

import dev.cloakroom.domain.Json;

/// Why an attempt or a job failed, in the words of the problem registry: `code` is its slug, `detail` a sentence for
/// the
/// owner (never a stack trace, never a secret), `extras` the further members of that problem type.
public record Failure(String code, String detail, Json.Obj extras) {

    public Failure(String code, String detail) {
        this(code, detail, Json.EMPTY);
    }
}
