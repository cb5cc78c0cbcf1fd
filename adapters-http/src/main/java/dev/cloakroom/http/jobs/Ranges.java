package dev.cloakroom.http.jobs;

import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.HttpProblem;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `Range` (RFC 9110 14.2). What is no single range of bytes is ignored, as the RFC allows.
public final class Ranges {

    private static final Pattern SINGLE = Pattern.compile("(?i)bytes=[ \\t]*([0-9]{0,18})-([0-9]{0,18})[ \\t]*");

    private Ranges() {}

    /// Null for the whole; the end is that of the bytes that there are.
    public static @Nullable ByteRange parse(@Nullable String header, long size) {
        var range = SINGLE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return null;
        }
        var suffix = range.group(1).isEmpty();
        var last = suffix || range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        var first = suffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        if (!suffix && !range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return null;
        }
        if (first > last) {
            throw new HttpProblem(
                    "range-not-satisfiable",
                    "The file has " + size + " bytes.",
                    Json.EMPTY,
                    Map.of("Content-Range", "bytes */" + size));
        }
        return new ByteRange(first, last);
    }
}
