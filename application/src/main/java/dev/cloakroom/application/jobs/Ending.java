package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How an attempt ended, in the handler's own judgement.
public sealed interface Ending {

    record Succeeded(Json.Obj result) implements Ending {}

    /// Try again while attempts are left, after `retryAfter` or, where it is null, after the back-off of the kind.
    record Failed(Failure failure, @Nullable Duration retryAfter) implements Ending {}

    /// No attempt can help: the job fails now.
    record Refused(Failure failure) implements Ending {}

    /// Not yet: try again later without counting this attempt.
    record Snoozed(Duration delay) implements Ending {}
}
