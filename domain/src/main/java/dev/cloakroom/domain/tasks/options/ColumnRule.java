package dev.cloakroom.domain.tasks.options;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the cells of one column must be, and what is done to them. The order: trim, default, then the checks.
///
/// @param name as in the header of the file
/// @param type null where any text will do
public record ColumnRule(
        String name,
        @Nullable ColumnType type,
        Form form,
        boolean required,
        boolean unique,
        Bounds bounds,
        Change change) {

    /// How cells are written; null is detected.
    public record Form(
            @Nullable NumberForm numbers, @Nullable DateForm dates) {
        public static final Form DETECTED = new Form(null, null);
    }

    /// `min` and `max` include themselves. They are numbers for a number, dates (ISO 8601) for a date, and for any
    /// other type lengths in characters. `pattern` must match the whole cell; an empty `values` allows everything.
    public record Bounds(
            @Nullable String min,
            @Nullable String max,
            @Nullable Pattern pattern,
            List<String> values) {
        public static final Bounds NONE = new Bounds(null, null, null, List.of());

        public Bounds {
            values = List.copyOf(values);
        }
    }

    /// What the result shows instead of what the file held.
    ///
    /// @param trim whether white space at both ends goes
    /// @param fallback what stands in for an empty cell
    /// @param rename the column's name in the result
    public record Change(
            boolean trim,
            @Nullable String fallback,
            @Nullable String rename) {
        public static final Change NONE = new Change(false, null, null);
    }

    public static ColumnRule of(String name, @Nullable ColumnType type) {
        return new ColumnRule(name, type, Form.DETECTED, false, false, Bounds.NONE, Change.NONE);
    }
}
