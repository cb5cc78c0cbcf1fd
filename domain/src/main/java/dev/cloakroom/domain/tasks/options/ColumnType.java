package dev.cloakroom.domain.tasks.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the cells of a column are. Nothing is rounded or guessed: `1.5` is no integer, and dates must exist.
public enum ColumnType {
    STRING,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    DATETIME,
    EMAIL,
    UUID,
    URL;

    private final String text = name().toLowerCase(Locale.ROOT);

    /// The spelling of the contract.
    public String text() {
        return text;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL;
    }

    public boolean isTime() {
        return this == DATE || this == DATETIME;
    }

    public static Optional<ColumnType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(ColumnType::text).collect(Collectors.joining(", "));
    }
}
