package dev.cloakroom.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Names of the contract in the habits of Java.
final class Names {

    /// Words of the language, and methods of Object that a component of a record must not hide.
    private static final Set<String> TAKEN = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum"
                            + " extends final finally float for goto if implements import instanceof int interface long"
                            + " native new package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient try void volatile while true false null _"
                            + " clone finalize getClass hashCode notify notifyAll toString wait encode")
                    .split(" "));

    private Names() {}

    /// `job_id`, `Last-Event-ID` and `createdFrom` become `jobId`, `lastEventId` and `createdFrom`.
    static String component(String name) {
        var words = Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(Names::capitalized)
                .collect(Collectors.joining());
        var lower = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        var legal = Character.isDigit(lower.charAt(0)) ? "_" + lower : lower;
        return TAKEN.contains(legal) ? legal + "_" : legal;
    }

    /// `csv.gz` and `createReport` become `CSV_GZ` and `CREATE_REPORT`.
    static String constant(String name) {
        var upper = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        return upper.isEmpty() || Character.isDigit(upper.charAt(0)) ? "_" + upper : upper;
    }

    static String type(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// `not-found` and `text/csv` become `NotFound` and `TextCsv`.
    static String joined(String name) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(Names::type)
                .collect(Collectors.joining());
    }

    static String literal(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// A list of arguments or components, on lines of their own where one line would be too long.
    static String laidOut(List<String> parts, String indent) {
        var line = String.join(", ", parts);
        return line.length() <= 80 ? line : "\n" + indent + String.join(",\n" + indent, parts);
    }

    /// Keeps camel case inside a word but not runs of capitals: `ETag` is one word, `ID` is not two.
    private static String capitalized(String word) {
        var mixed = word.matches("[a-z][A-Za-z0-9]*") || word.matches("[A-Z][a-z0-9]+([A-Z][a-z0-9]+)+");
        return mixed ? type(word) : type(word.toLowerCase(Locale.ROOT));
    }
}
