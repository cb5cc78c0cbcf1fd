package dev.cloakroom.bootstrap.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads variables and notes every fault on the way instead of stopping at the first. What is empty counts as absent.
final class Settings {

    private static final String PREFIX = "CLOAKROOM_";

    /// Where tests find services; never ours to judge.
    private static final String TEST_PREFIX = "CLOAKROOM_TEST_";

    private final Map<String, String> variables;
    private final SequencedSet<String> names = new LinkedHashSet<>();
    private final List<String> faults = new ArrayList<>();

    Settings(Map<String, String> variables) {
        this.variables = variables;
    }

    @Nullable
    String optional(String name) {
        names.add(PREFIX + name);
        String value = variables.get(PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        String value = optional(name);
        return value == null ? otherwise : value;
    }

    int number(String name, int otherwise, int least, int most) {
        String must = "must be a whole number from " + least + " to " + most;
        int number = parsed(name, otherwise, must, Integer::valueOf);
        if (number < least || number > most) {
            fault(name, must + ", and is " + number);
            return otherwise;
        }
        return number;
    }

    <E extends Enum<E>> E oneOf(String name, E otherwise) {
        E[] choices = otherwise.getDeclaringClass().getEnumConstants();
        var words = Stream.of(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        return parsed(name, otherwise, "must be one of " + String.join(", ", words), value -> {
            int index = words.indexOf(value);
            if (index < 0) {
                throw new IllegalArgumentException("not one of them");
            }
            return choices[index];
        });
    }

    @Nullable
    URI url(String name) {
        return optional(name) == null ? null : url(name, URI.create("http://unused"));
    }

    URI url(String name, URI otherwise) {
        return parsed(name, otherwise, "must be an http:// or https:// URL", value -> {
            var url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
                throw new IllegalArgumentException("no such URL");
            }
            return url;
        });
    }

    /// What the value stands for, where somebody else knows how to read it and says what is wrong with it.
    <T> T read(String name, String otherwise, Function<String, T> parse) {
        try {
            return parse.apply(text(name, otherwise));
        } catch (IllegalArgumentException wrong) {
            fault(name, "cannot be used: " + wrong.getMessage());
            return parse.apply(otherwise);
        }
    }

    static List<String> items(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    void fault(String name, String what) {
        faults.add(PREFIX + name + " " + what);
    }

    /// Those found so far, and the variables of ours that nobody has asked for: a misspelt one would be ignored.
    List<String> faults() {
        var unknown = variables.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !name.startsWith(TEST_PREFIX) && !names.contains(name))
                .sorted()
                .map(name -> name + " is not a setting: see the table in the README");
        return Stream.concat(faults.stream(), unknown).toList();
    }

    SequencedSet<String> names() {
        return names;
    }

    private <T> T parsed(String name, T otherwise, String must, Function<String, T> parse) {
        String value = optional(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException _) {
            fault(name, must + ", and is '" + value + "'");
            return otherwise;
        }
    }
}
