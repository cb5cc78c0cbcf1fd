package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.domain.events.EventPattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a report type can be asked with. None is required.
public record ReportParameter(String name, Kind kind, String description) {

    private static final int LONGEST_TEXT = 100;

    public sealed interface Kind {
        record Text() implements Kind {}

        record Moment() implements Kind {}

        /// A date or a moment.
        record Edge() implements Kind {}

        record TimeZone() implements Kind {}

        /// A type of event, or a family of them.
        record EventTypes() implements Kind {}

        record Choice(List<String> choices) implements Kind {
            public Choice {
                choices = List.copyOf(choices);
            }
        }
    }

    /// What is wrong with a value, as a sentence for a person; empty when nothing is.
    Optional<String> fault(Json value) {
        if (!(value instanceof Json.Str(var text))) {
            return Optional.of("Send a string.");
        }
        return switch (kind) {
            case Kind.Text() ->
                text.isEmpty() || text.length() > LONGEST_TEXT
                        ? Optional.of("Send 1 to " + LONGEST_TEXT + " characters.")
                        : Optional.empty();
            case Kind.Moment() ->
                parseMoment(text).isPresent()
                        ? Optional.empty()
                        : Optional.of("Send an RFC 3339 date-time, such as 2026-01-31T00:00:00Z.");
            case Kind.Edge() ->
                isAccepted(() -> Window.of(text, null, null))
                        ? Optional.empty()
                        : Optional.of("Send a date such as 2026-01-31, or an instant such as 2026-01-31T08:00:00Z.");
            case Kind.TimeZone() ->
                isAccepted(() -> Window.of(null, null, text))
                        ? Optional.empty()
                        : Optional.of("Send the name of a time zone, such as UTC or Europe/Berlin.");
            case Kind.EventTypes() ->
                EventPattern.isValid(text)
                        ? Optional.empty()
                        : Optional.of("Send a type such as order.paid, a family such as order.*, or * for all.");
            case Kind.Choice(var choices) ->
                choices.contains(text)
                        ? Optional.empty()
                        : Optional.of("Send one of " + String.join(", ", choices) + ".");
        };
    }

    private static boolean isAccepted(Supplier<Window> reading) {
        try {
            var _ = reading.get();
            return true;
        } catch (Rejection.Invalid _) {
            return false;
        }
    }

    static Optional<Instant> parseMoment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
