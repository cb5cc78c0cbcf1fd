package dev.cloakroom.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the client would like (RFC 7240). A preference that cannot be understood is no error: it is not honoured.
/// `patience` is null where the client did not ask to wait.
public record Prefer(@Nullable Duration patience, boolean respondAsync) {

    /// The longest that an answer is held.
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Prefer NOTHING = new Prefer(null, false);

    private static final Pattern PREFERENCE = Pattern.compile("[ \\t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)"
            + "(?:[ \\t]*=[ \\t]*(\"(?:[^\"\\\\]|\\\\.)*\"|[!#$%&'*+.^_`|~0-9A-Za-z-]*))?"
            + "(?:[ \\t]*;(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)?[ \\t]*(?:,|$)");

    static Prefer parse(@Nullable String value) {
        if (value == null) {
            return NOTHING;
        }
        Map<String, String> preferences = new HashMap<>();
        var matcher = PREFERENCE.matcher(value);
        while (matcher.find()) {
            var text = matcher.group(2) == null ? "" : matcher.group(2);
            preferences.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), text.replace("\"", ""));
        }
        return new Prefer(seconds(preferences.get("wait")), preferences.containsKey("respond-async"));
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            return null;
        }
        var asked = Duration.ofSeconds(Long.parseLong(text));
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }
}
