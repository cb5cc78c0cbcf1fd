package dev.cloakroom.domain.tasks.options;

import dev.cloakroom.domain.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a CSV task is asked to do. Everything is optional: without options the file's dialect is detected, nothing is
/// rejected but what cannot be read, and the summary tells what the columns hold.
///
/// @param select the columns of the result, by their names in the file and in this order; empty is all
/// @param dedupeBy of rows that agree in these columns only the first accepted one is in the result; empty is off
public record TaskOptions(
        Source source,
        List<ColumnRule> columns,
        List<String> select,
        List<String> dedupeBy,
        RejectLimit rejectLimit,
        Output output) {

    public static final TaskOptions DEFAULT =
            new TaskOptions(Source.DETECTED, List.of(), List.of(), List.of(), new RejectLimit.None(), Output.RFC_4180);

    /// How the file is written; null is detected.
    ///
    /// @param escape what stands before a quote inside a cell: the quote itself, or a backslash
    /// @param skipLines how many physical lines stand above the header
    /// @param skipFooter how many records at the end are no data
    public record Source(
            @Nullable Character delimiter,
            @Nullable Character quote,
            @Nullable Character escape,
            @Nullable Encoding encoding,
            @Nullable Boolean header,
            @Nullable Integer skipLines,
            int skipFooter) {
        public static final Source DETECTED = new Source(null, null, null, null, null, null, 0);
    }

    /// How the result is written: UTF-8, quoted by `"` where needed.
    ///
    /// @param neutralizeFormulas whether a cell that a spreadsheet would run gets an apostrophe in front; a
    ///     number does not
    public record Output(char delimiter, boolean crlf, boolean gzip, boolean neutralizeFormulas) {
        public static final Output RFC_4180 = new Output(',', true, false, true);
    }

    public TaskOptions {
        columns = List.copyOf(columns);
        select = List.copyOf(select);
        dedupeBy = List.copyOf(dedupeBy);
    }

    /// Checks everything and refuses with all faults together; their pointers begin with `#/options`.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`
    public static TaskOptions checked(Json options) {
        return OptionsReader.read(options);
    }
}
