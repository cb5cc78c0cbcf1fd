package dev.cloakroom.application.reports;

import dev.cloakroom.domain.Json;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// CSV as in RFC 4180: a header, CRLF, quotes where needed. Null is an empty cell, a list is joined by comma. Text that
/// a spreadsheet would run as a formula gets an apostrophe in front, except where it is a number.
record CsvText(List<String> columns) implements RowText {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    @Override
    public void begin(StringBuilder out) {
        row(columns.stream().map(Json::of).toList(), out);
    }

    @Override
    public void row(List<Json> cells, StringBuilder out) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            cell(cells.get(i), out);
        }
        out.append("\r\n");
    }

    private static void cell(Json cell, StringBuilder out) {
        switch (cell) {
            case Json.Str(var value) -> text(value, out);
            case Json.Num(var value) -> out.append(value.toPlainString());
            case Json.Bool(var value) -> out.append(value);
            case Json.Null() -> {}
            case Json.Arr(var items) -> text(joined(items), out);
            case Json.Obj _ -> throw new IllegalArgumentException("an object is no cell");
        }
    }

    private static String joined(List<Json> items) {
        return items.stream().map(CsvText::item).collect(Collectors.joining(","));
    }

    private static String item(Json item) {
        if (item instanceof Json.Str(var value)) {
            return value;
        }
        throw new IllegalArgumentException("a list in a cell holds text only");
    }

    private static void text(String value, StringBuilder out) {
        String safe = runs(value) ? "'" + value : value;
        if (!needsQuotes(safe)) {
            out.append(safe);
            return;
        }
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
    }

    private static boolean runs(String value) {
        return !value.isEmpty()
                && switch (value.charAt(0)) {
                    case '=', '@', '\t', '\r' -> true;
                    case '+', '-' -> !NUMBER.matcher(value).matches();
                    default -> false;
                };
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case ',', '"', '\r', '\n' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
