package dev.cloakroom.http.limits;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// So many requests, or bytes, within a window.
public record Quota(long amount, Duration window) {

    private static final Pattern REQUESTS = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,4})");
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,13})/([1-9][0-9]{0,4})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final String OFF = "off";

    /// `600/60` is 600 in 60 seconds; `off` is none.
    public static Optional<Quota> parse(String text) {
        return parse(text, REQUESTS, "requests/seconds, such as 600/60");
    }

    /// `1000000000/60` is a gigabyte in 60 seconds; `off` is none.
    public static Optional<Quota> parseBytes(String text) {
        return parse(text, BYTES, "bytes/seconds, such as 1000000000/60");
    }

    private static Optional<Quota> parse(String text, Pattern syntax, String expected) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        var matcher = syntax.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it must be " + expected + ", or off");
        }
        return Optional.of(
                new Quota(Long.parseLong(matcher.group(1)), Duration.ofSeconds(Long.parseLong(matcher.group(2)))));
    }

    /// So many at once: `600`; `off` is no limit.
    public static Optional<Integer> parseConcurrent(String text) {
        if (text.equals(OFF)) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("it must be a number up to 9999999, or off");
        }
        return Optional.of(Integer.valueOf(text));
    }
}
