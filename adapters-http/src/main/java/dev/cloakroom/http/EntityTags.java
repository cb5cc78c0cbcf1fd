package dev.cloakroom.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The value of `If-Match` or `If-None-Match` (RFC 9110 13.1): `*`, or a list of entity tags, weak ones marked `W/`.
public record EntityTags(boolean any, List<Tag> tags) {

    private static final Pattern TAG = Pattern.compile("[ \\t]*(W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")[ \\t]*");

    /// One tag; `quoted` has its quotation marks.
    public record Tag(boolean weak, String quoted) {}

    public EntityTags {
        tags = List.copyOf(tags);
    }

    /// Null where there is no header. Several fields of one name are one list, joined by commas.
    public static @Nullable EntityTags parse(String header, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        var tags = new ArrayList<Tag>();
        var position = 0;
        var matcher = TAG.matcher(value);
        while (position <= value.length()) {
            var end = position;
            if (matcher.region(position, value.length()).lookingAt()) {
                tags.add(new Tag(matcher.group(1) != null, matcher.group(2)));
                end = matcher.end();
            } else {
                end = skipBlanks(value, position);
            }
            if (end < value.length() && value.charAt(end) != ',') {
                throw malformed(header);
            }
            position = end + 1;
        }
        if (tags.isEmpty()) {
            throw malformed(header);
        }
        return new EntityTags(false, tags);
    }

    /// The comparison of `If-None-Match`: a mark of weakness does not count.
    public boolean matchesWeakly(String quoted) {
        return any || tags.stream().anyMatch(tag -> tag.quoted().equals(quoted));
    }

    /// The comparison of `If-Match`: a weak tag never matches.
    public boolean matchesStrongly(String quoted) {
        return any || tags.stream().anyMatch(tag -> !tag.weak() && tag.quoted().equals(quoted));
    }

    /// An empty element of a list is allowed and counts for nothing (RFC 9110 5.6.1).
    private static int skipBlanks(String value, int from) {
        var position = from;
        while (position < value.length() && (value.charAt(position) == ' ' || value.charAt(position) == '\t')) {
            position++;
        }
        return position;
    }

    private static HttpProblem malformed(String header) {
        return HttpProblem.badHeader(
                "invalid-parameter", header, header + " must be * or a list of quoted entity tags.");
    }
}
