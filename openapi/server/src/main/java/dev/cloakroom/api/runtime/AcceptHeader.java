package dev.cloakroom.api.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the client accepts (RFC 9110 12.5.1): media ranges with their weights.
public record AcceptHeader(List<Range> ranges) {

    private static final String ANYTHING = "*/*";

    public record Range(String type, double weight) {

        /// How exactly it names the media type: 3 for the type itself, 0 for not at all.
        private int exactness(String mediaType) {
            if (type.equals(mediaType)) {
                return 3;
            }
            var slash = mediaType.indexOf('/');
            if (type.endsWith("/*") && type.regionMatches(0, mediaType, 0, slash + 1)) {
                return 2;
            }
            return type.equals(ANYTHING) ? 1 : 0;
        }
    }

    public static AcceptHeader parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new AcceptHeader(List.of(new Range(ANYTHING, 1)));
        }
        var ranges = new ArrayList<Range>();
        for (var element : header.split(",", -1)) {
            var parts = element.split(";", -1);
            var type = parts[0].strip().toLowerCase(Locale.ROOT);
            if (!type.isEmpty()) {
                ranges.add(new Range(type, weight(parts)));
            }
        }
        return new AcceptHeader(ranges);
    }

    /// The first of the best; null where none is accepted.
    public @Nullable String best(List<String> available) {
        String best = null;
        var most = 0.0;
        for (var mediaType : available) {
            var weight = weightOf(mediaType);
            if (weight > most) {
                best = mediaType;
                most = weight;
            }
        }
        return best;
    }

    /// Whether the type is asked for, rather than swept in by a range of everything.
    boolean names(String mediaType) {
        return ranges.stream().anyMatch(range -> range.exactness(mediaType) > 1 && range.weight() > 0);
    }

    private double weightOf(String mediaType) {
        var exactness = 0;
        var weight = 0.0;
        for (var range : ranges) {
            if (range.exactness(mediaType) > exactness) {
                exactness = range.exactness(mediaType);
                weight = range.weight();
            }
        }
        return weight;
    }

    private static double weight(String[] parts) {
        for (var at = 1; at < parts.length; at++) {
            var parameter = parts[at].strip();
            if (parameter.startsWith("q=") || parameter.startsWith("Q=")) {
                try {
                    return Math.clamp(Double.parseDouble(parameter.substring(2)), 0.0, 1.0);
                } catch (NumberFormatException _) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
