package dev.cloakroom.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `Idempotency-Key`: bare, as most clients send it, or quoted, as the draft has it. What counts is the value
/// without its quotation marks, 1 to 255 printable characters of ASCII.
final class IdempotencyKeyHeader {

    private static final Pattern BARE = Pattern.compile("[\\x21\\x23-\\x7e][\\x20-\\x7e]{0,254}(?<! )");
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255})\"");

    private IdempotencyKeyHeader() {}

    static @Nullable String parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var value = header.strip();
        var quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        if (BARE.matcher(value).matches()) {
            return value;
        }
        throw HttpProblem.badHeader(
                "idempotency-key-malformed",
                "Idempotency-Key",
                "Idempotency-Key must have 1 to 255 printable ASCII characters, bare or in quotation marks.");
    }
}
