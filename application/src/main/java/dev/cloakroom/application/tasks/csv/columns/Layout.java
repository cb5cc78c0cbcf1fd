package dev.cloakroom.application.tasks.csv.columns;

import dev.cloakroom.application.tasks.csv.cells.Cell;
import dev.cloakroom.application.tasks.csv.cells.CellTypes;
import dev.cloakroom.application.tasks.csv.columns.CsvFailure.Reason;
import dev.cloakroom.application.tasks.csv.columns.Table.Renamed;
import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Dialect;
import dev.cloakroom.domain.tasks.options.ColumnRule;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out the table from the first batch and the options: header, names, what belongs to which rule.
public final class Layout {

    private static final int MOST_COLUMNS = 2000;
    private static final int SHOWN_NAMES = 20;

    private final TaskOptions options;
    private final Dialect dialect;
    private final Batch first;
    private final ColumnGuesses guesses;
    private final Cell cell;
    private final List<Renamed> renamed = new ArrayList<>();

    public Layout(TaskOptions options, Dialect dialect, Batch first) {
        this.options = options;
        this.dialect = dialect;
        this.first = first;
        this.cell = new Cell(dialect);
        this.guesses = new ColumnGuesses(first, dialect);
    }

    public Table table() {
        if (first.width(0) > MOST_COLUMNS) {
            throw new CsvFailure(
                    Reason.TOO_MANY_COLUMNS,
                    "The first row has " + first.width(0) + " cells; at most " + MOST_COLUMNS + " columns are read.");
        }
        if (first.fault(0) != null) {
            throw new CsvFailure(
                    Reason.HEADER_UNREADABLE,
                    "Line " + first.line(0) + " should be the first row of the table, and has a quote that does not "
                            + "close well or is too long.");
        }
        List<String> found = cells(0);
        String evidence = options.source().header() == null ? headerEvidence(found) : null;
        boolean header = evidence == null ? Boolean.TRUE.equals(options.source().header()) : !evidence.isEmpty();
        List<String> names = names(header ? found : List.of(), found.size());
        refuseUnknown(names, found, header);
        List<Column> columns = columns(names, header);
        return new Table(
                dialect,
                options.output(),
                header,
                evidence == null ? "the options say so" : header ? evidence : "its first row is like the others",
                columns,
                options.select().isEmpty() ? columns : named(columns, options.select()),
                named(columns, options.dedupeBy()),
                renamed);
    }

    private List<String> cells(int row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < first.width(row); i++) {
            cell.read(first, row, i);
            cells.add(cell.text().strip());
        }
        return cells;
    }

    /// What speaks for a header; empty where the first row is one like the others.
    private String headerEvidence(List<String> found) {
        var ruled = options.columns().stream().map(ColumnRule::name).collect(Collectors.toSet());
        if (!ruled.isEmpty() && found.containsAll(ruled)) {
            return "it has the names of the rules";
        }
        boolean values = false;
        for (int i = 0; i < found.size(); i++) {
            ColumnType type = guesses.of(i, 1, null).type();
            cell.read(first, 0, i);
            boolean filled = !cell.isEmpty();
            ColumnType is = new CellTypes().of(cell, NumberForm.PLAIN, DateForm.ISO);
            if (filled && type != null && type != ColumnType.STRING && is == ColumnType.STRING) {
                return "in column " + (i + 1) + " it has a word above cells of type " + type.text();
            }
            values |= filled && is != ColumnType.STRING;
        }
        return values ? "" : "it has words only";
    }

    private List<String> names(List<String> found, int width) {
        Set<String> taken = new HashSet<>(found);
        Set<String> used = new HashSet<>();
        var names = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            String name = found.isEmpty() ? "" : found.get(i);
            String unique = name;
            if (name.isEmpty() || used.contains(name)) {
                unique = free(name.isEmpty() ? "column_" + (i + 1) : name + "_2", taken);
                if (!found.isEmpty()) {
                    renamed.add(new Renamed(i + 1, name, unique));
                }
            }
            used.add(unique);
            taken.add(unique);
            names.add(unique);
        }
        return names;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 3; taken.contains(free); number++) {
            free = name.replaceFirst("_2$", "") + "_" + number;
        }
        return free;
    }

    private void refuseUnknown(List<String> names, List<String> found, boolean header) {
        var wanted = new ArrayList<String>();
        options.columns().forEach(rule -> wanted.add(rule.name()));
        wanted.addAll(options.select());
        wanted.addAll(options.dedupeBy());
        var missing =
                wanted.stream().filter(name -> !names.contains(name)).distinct().toList();
        if (!missing.isEmpty()) {
            throw new CsvFailure(
                    Reason.COLUMN_MISSING,
                    "The options name columns that the file does not have: " + shown(missing) + ". "
                            + (header ? "It has " : "It has no header, so its columns are ") + shown(names) + ".");
        }
        if (header) {
            var twice = wanted.stream()
                    .filter(name -> found.stream().filter(name::equals).count() > 1)
                    .distinct()
                    .toList();
            if (!twice.isEmpty()) {
                throw new CsvFailure(
                        Reason.COLUMN_AMBIGUOUS,
                        "The options name columns that the header has more than once: " + shown(twice) + ".");
            }
        }
    }

    private static String shown(List<String> names) {
        String shown = names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
        return names.size() > SHOWN_NAMES ? shown + " and " + (names.size() - SHOWN_NAMES) + " more" : shown;
    }

    private List<Column> columns(List<String> names, boolean header) {
        Map<String, ColumnRule> rules = new HashMap<>();
        options.columns().forEach(rule -> rules.put(rule.name(), rule));
        var columns = new ArrayList<Column>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            @Nullable ColumnRule told = rules.get(name);
            ColumnRule rule = told == null ? ColumnRule.of(name, null) : told;
            boolean selected = options.select().isEmpty() || options.select().contains(name);
            columns.add(new Column(i, name, rule, guesses.of(i, header ? 1 : 0, rule), selected));
        }
        return List.copyOf(columns);
    }

    private static List<Column> named(List<Column> columns, List<String> names) {
        return names.stream()
                .map(name -> columns.stream()
                        .filter(column -> column.name.equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
