package dev.cloakroom.application.jobs.calls;

import dev.cloakroom.domain.jobs.Failure;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls other servers, on behalf of whoever wrote the URL: only at public addresses, never following a redirect.
public interface HttpCalls {

    /// `ours` are headers that we add; the owner's win over those of the same name.
    ///
    /// @throws InterruptedException when the attempt is to stop
    Outcome send(HttpCall call, Map<String, String> ours) throws InterruptedException;

    /// What came of it.
    sealed interface Outcome {

        /// What it is where it is no success.
        Failure failure();

        /// The other server answered. `headers` are those worth keeping, by their names in lower case. `body` is null
        /// where it is no text, and is cut where `truncated` says so. `retryAfter` is the pause that
        /// it asks for.
        record Answered(
                int status,
                Map<String, String> headers,
                @Nullable String body,
                boolean truncated,
                @Nullable Duration retryAfter)
                implements Outcome {

            public Answered {
                headers = Map.copyOf(headers);
            }

            public boolean isSuccess() {
                return status >= 200 && status < 300;
            }

            @Override
            public Failure failure() {
                var location = status < 400 ? headers.get("location") : null;
                return new Failure(
                        "call-refused",
                        location == null
                                ? "The other server answered " + status + "."
                                : "The other server answered " + status + " and points to " + location
                                        + ", which is not followed.");
            }
        }

        /// No address of the host is one that may be called.
        record Forbidden() implements Outcome {
            @Override
            public Failure failure() {
                return new Failure("address-forbidden", "The URL leads to an address that is not public.");
            }
        }

        /// It did not answer in time.
        record Late() implements Outcome {
            @Override
            public Failure failure() {
                return new Failure("dependency-timeout", "The other server did not answer in time.");
            }
        }

        /// It was not reached, or broke off. `why` names no address and no secret.
        record Unreachable(String why) implements Outcome {
            @Override
            public Failure failure() {
                return new Failure("dependency-unavailable", why);
            }
        }
    }
}
