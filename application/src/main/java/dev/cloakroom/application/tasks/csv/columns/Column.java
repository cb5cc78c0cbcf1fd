package dev.cloakroom.application.tasks.csv.columns;

import dev.cloakroom.application.tasks.csv.cells.Values;
import dev.cloakroom.domain.tasks.options.ColumnRule;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One column of the file with all that is known before its rows are checked. Immutable.
public final class Column {

    public final int index;
    public final String name;
    public final ColumnRule rule;

    /// What most of its first cells are, or must be; null where there were none.
    public final @Nullable ColumnType type;

    public final NumberForm numbers;
    public final DateForm dates;

    /// Whether its dates read another way as well.
    public final boolean ambiguous;

    /// Whether every cell must be of the type.
    public final boolean typed;

    public final Range range;
    public final @Nullable Values values;
    public final byte @Nullable [] fallback;
    public final boolean selected;

    /// Whether cells may be changed before they are checked.
    public final boolean changes;

    public Column(int index, String name, ColumnRule rule, Guess guess, boolean selected) {
        this.index = index;
        this.name = name;
        this.rule = rule;
        this.type = guess.type();
        this.numbers = guess.numbers();
        this.dates = guess.dates();
        this.ambiguous = guess.ambiguous();
        this.typed = rule.type() != null && rule.type() != ColumnType.STRING;
        this.range = Range.of(rule);
        this.values = rule.bounds().values().isEmpty()
                ? null
                : new Values(rule.bounds().values());
        String text = rule.change().fallback();
        this.fallback = text == null || text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8);
        this.selected = selected;
        this.changes = rule.change().trim() || fallback != null;
    }

    /// What the first cells of a column tell.
    ///
    /// @param ambiguous whether its dates read another way as well
    public record Guess(@Nullable ColumnType type, NumberForm numbers, DateForm dates, boolean ambiguous) {}
}
