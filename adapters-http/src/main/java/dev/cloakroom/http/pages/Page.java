package dev.cloakroom.http.pages;

import dev.cloakroom.http.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The frame of every page: its head, one style sheet, and what the browser may do, which is to show it.
public final class Page {

    public static final String MEDIA_TYPE = "text/html";

    public static final String REFERRER_POLICY = "no-referrer";

    private static final String STYLE = style();

    /// For the header `Content-Security-Policy`: nothing is loaded and nothing runs, but this style sheet counts.
    public static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Page() {}

    /// `main` is HTML, `title` is not. The browser asks again after `refresh`, or does not where it is null.
    public static String of(String title, @Nullable Duration refresh, String main) {
        var again = refresh == null ? "" : "<meta http-equiv=\"refresh\" content=\"" + refresh.toSeconds() + "\">\n";
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                %s<title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(again, escape(title), STYLE, main);
    }

    /// The page of a problem, for a browser that asked for a page.
    public static String of(Problems.Answer problem) {
        var body = problem.body();
        var title = String.valueOf(body.text("title"));
        var hint = problem.status() < 500 ? "<p>If you followed a link, make sure that you have all of it.</p>\n" : "";
        return of(title, null, """
                <h1>%s</h1>
                <p>%s</p>
                %s<p class="small">Status %d, request id %s</p>
                """.formatted(
                        escape(title),
                        escape(String.valueOf(body.text("detail"))),
                        hint,
                        problem.status(),
                        escape(String.valueOf(body.text("request_id")))));
    }

    /// Text as it may stand in an element or in a quoted attribute.
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    private static String style() {
        try (var stream = Objects.requireNonNull(Page.class.getResourceAsStream("page.css"), "page.css")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
