package dev.cloakroom.http.requests;

import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.TrackedRequest;
import dev.cloakroom.http.pages.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a tracking link shows in a browser. It asks again by itself while the request can still change.
final class TrackingPage {

    private static final Duration REFRESH = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TrackingPage() {}

    static String of(TrackedRequest request, List<HistoryEntry> history) {
        var status = request.status();
        var title = request.words().title();
        var main = new StringBuilder(
                """
                <h1>%s</h1>
                <p class="status %s"><span class="unseen">Status: </span>%s</p>
                <p class="small">Last changed on %s</p>
                <h2>What happened</h2>
                <ol class="history">
                """.formatted(Page.escape(title), status.text(), name(status), time(request.updatedAt())));
        main.append(step("Received", request.createdAt(), null));
        for (var entry : history) {
            var comment = entry.change().comment();
            main.append(step(
                    name(entry.change().to()), entry.change().changedAt(), comment == null ? null : comment.text()));
        }
        main.append("</ol>\n");
        var details = request.words().details();
        if (details != null && !details.isBlank()) {
            main.append("<h2>What was asked for</h2>\n").append(words(details));
        }
        main.append(foot(request));
        return Page.of(name(status) + ": " + title, status.isTerminal() ? null : REFRESH, main.toString());
    }

    private static String step(String what, Instant at, @Nullable String comment) {
        return "<li><strong>%s</strong> %s\n%s</li>\n".formatted(what, time(at), comment == null ? "" : words(comment));
    }

    private static String words(String text) {
        return "<p class=\"words\">" + Page.escape(text) + "</p>\n";
    }

    /// The empty address is the one of this page, token and all.
    private static String foot(TrackedRequest request) {
        var again = request.status().isTerminal()
                ? "This request is closed."
                : "This page looks for news every minute. <a href=\"\">Look now</a>";
        return """
                <div class="foot small">
                <p>%s</p>
                <p>Whoever has the address of this page can read it.</p>
                <p>Request %s</p>
                </div>
                """.formatted(again, request.id());
    }

    private static String time(Instant instant) {
        return "<time datetime=\"" + instant + "\">" + TIME.format(instant) + "</time>";
    }

    private static String name(RequestStatus status) {
        return switch (status) {
            case PENDING -> "Waiting";
            case IN_PROGRESS -> "In progress";
            case DONE -> "Done";
            case REJECTED -> "Rejected";
        };
    }
}
