package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.jobs.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request and what came of it. `answer` is null where none came, `failure` where it was 2xx, `next` where no other
/// attempt follows.
public record DeliveryAttempt(
        int number,
        URI url,
        Instant at,
        Duration took,
        @Nullable Answer answer,
        @Nullable Failure failure,
        @Nullable Instant next) {

    /// What is kept of an answer: its body, where it is text, up to [#LONGEST_BODY] characters.
    public record Answer(
            int status,
            Map<String, String> headers,
            @Nullable String body,
            boolean truncated) {

        public Answer {
            headers = Map.copyOf(headers);
        }
    }

    public static final int LONGEST_BODY = 1024;
}
