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

    /// What is kept of an answer; `body` is null where it is no text.
    public record Answer(
            int status,
            Map<String, String> headers,
            @Nullable String body,
            boolean truncated) {

        public Answer {
            headers = Map.copyOf(headers);
        }

        /// With the beginning of the body only.
        public static Answer excerpt(
                int status, Map<String, String> headers, @Nullable String body, boolean truncated) {
            return new Answer(status, headers, body == null ? null : beginning(body), truncated || isLong(body));
        }
    }

    private static final int LONGEST = 1024;

    /// The first [#LONGEST] characters; half of a pair of surrogates is no text.
    public static String beginning(String text) {
        if (!isLong(text)) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    public static boolean isLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }
}
