package dev.cloakroom.application.tasks.csv.columns;

import dev.cloakroom.application.tasks.csv.scan.Dialect;
import dev.cloakroom.domain.tasks.options.TaskOptions.Output;
import java.util.List;

/// The table of the file, and how its result is written.
///
/// @param header whether the first row is the header
/// @param headerEvidence what speaks for that
/// @param result the columns of the result in their order
/// @param dedupeBy the columns that make two rows the same; empty is off
/// @param renamed names that were missing or there twice
public record Table(
        Dialect dialect,
        Output output,
        boolean header,
        String headerEvidence,
        List<Column> columns,
        List<Column> result,
        List<Column> dedupeBy,
        List<Renamed> renamed) {

    /// @param found in the header
    /// @param used instead
    public record Renamed(int position, String found, String used) {}

    /// Whether a row that nothing changes can be copied as it is.
    public boolean copiesRows() {
        return result.equals(columns)
                && dialect.delimiter() == output.delimiter()
                && dialect.quote() == '"'
                && dialect.doublesQuotes();
    }
}
