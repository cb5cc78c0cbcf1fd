package dev.cloakroom.application.reports;

import dev.cloakroom.domain.jobs.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The source of a report did not give its rows. Its message is for the owner.
public final class SourceFailure extends Exception {

    private final String code;
    private final transient @Nullable Duration retryAfter;

    private SourceFailure(String code, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// It does not answer, or not with what it should. `retryAfter` is its own wish, where it has one.
    public static SourceFailure unavailable(String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new SourceFailure("dependency-unavailable", detail, retryAfter, cause);
    }

    public static SourceFailure timeout(String detail, @Nullable Throwable cause) {
        return new SourceFailure("dependency-timeout", detail, null, cause);
    }

    Failure failure() {
        return new Failure(code, String.valueOf(getMessage()));
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
