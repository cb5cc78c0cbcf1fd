package dev.cloakroom.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A rule refused. One nested kind per *reaction of a client*, each with a stable `code` from the problem registry of
/// the contract; the features' reasons stand in their `<Feature>Rejections`. It costs no stack trace: it is an answer,
/// not a fault.
public abstract sealed class Rejection extends RuntimeException {

    private final String code;
    private final transient Json.Obj extras;

    private Rejection(String code, String detail, Json.Obj extras) {
        super(detail, null, false, false);
        this.code = code;
        this.extras = extras;
    }

    /// The slug of the problem type, such as `not-found`.
    public final String code() {
        return code;
    }

    /// One sentence for a person: what was refused, and what to do about it.
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /// The members that the problem type has beside the standard ones, in the spelling of the wire (snake_case).
    public final Json.Obj extras() {
        return extras;
    }

    /// One fault of the input. `pointer` is a JSON Pointer as URI fragment (RFC 6901 6), such as `#/name`.
    public record Fault(String pointer, String code, String detail) {}

    /// The request cannot be understood: mend the serializer or the URL (400).
    public static final class Invalid extends Rejection {
        public Invalid(String code, String detail) {
            super(code, detail, Json.EMPTY);
        }
    }

    /// Nobody, or nobody any more: authenticate again (401).
    public static final class Unauthenticated extends Rejection {
        public Unauthenticated(String code, String detail) {
            super(code, detail, Json.EMPTY);
        }
    }

    /// Known, but not allowed: ask for the scopes, where scopes would help (403).
    public static final class Forbidden extends Rejection {
        public Forbidden(String code, String detail) {
            super(code, detail, Json.EMPTY);
        }

        public Forbidden(String code, String detail, List<String> requiredScopes) {
            super(code, detail, new Json.Obj(Map.of("required_scopes", strings(requiredScopes))));
        }
    }

    /// Not there, or not the caller's, which looks the same on purpose (404).
    public static final class Missing extends Rejection {
        public Missing(String detail) {
            super("not-found", detail, Json.EMPTY);
        }
    }

    /// The state does not allow it (409). `extras` are those of the problem type.
    public static final class Conflict extends Rejection {
        public Conflict(String code, String detail, Json.Obj extras) {
            super(code, detail, extras);
        }
    }

    /// The caller acts on an old version: read again (412).
    public static final class Stale extends Rejection {
        public Stale(String detail, String currentEtag) {
            super("precondition-failed", detail, new Json.Obj(Map.of("current_etag", Json.of(currentEtag))));
        }
    }

    /// It was there once (410).
    public static final class Gone extends Rejection {
        public Gone(String code, String detail, Json.Obj extras) {
            super(code, detail, extras);
        }
    }

    /// Too much at once: wait (429, or 503 where the whole installation is busy).
    public static final class Throttled extends Rejection {
        private final transient Duration retryAfter;

        public Throttled(String code, String detail, Duration retryAfter, Json.Obj extras) {
            super(code, detail, extras);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /// Well-formed, but it breaks a rule: mend the data (422).
    public static final class Unprocessable extends Rejection {
        private final transient List<Fault> faults;

        public Unprocessable(String code, String detail, List<Fault> faults) {
            super(code, detail, Json.EMPTY);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    private static Json strings(List<String> values) {
        return new Json.Arr(values.stream().map(Json::of).toList());
    }
}
