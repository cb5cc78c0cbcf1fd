package dev.cloakroom.application.tasks.csv.summary;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.RejectCode;
import dev.cloakroom.domain.tasks.options.ColumnType;
import dev.cloakroom.domain.tasks.options.DateForm;
import dev.cloakroom.domain.tasks.options.NumberForm;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a task found: how the file is written, what became of its rows, what its columns hold.
public record Summary(Reading reading, Counts counts, List<Profile> columns) {

    /// How the file was read, and what speaks for it.
    ///
    /// @param choices a setting such as `delimiter`, what was chosen, and why, in the order of reading
    /// @param lines how lines end: `lf`, `crlf`, `cr`, and how many were `empty`
    /// @param renamed header names that were missing or there twice
    public record Reading(
            boolean gzip, boolean header, List<Choice> choices, Map<String, Long> lines, List<Renaming> renamed) {
        public Reading {
            choices = List.copyOf(choices);
            renamed = List.copyOf(renamed);
        }
    }

    public record Choice(String setting, Json chosen, String evidence) {}

    public record Renaming(int position, String found, String used) {}

    /// @param rows data rows read: accepted, rejected and duplicates together
    /// @param duplicates rows left out by `dedupe_by`
    /// @param codes how many faults there were of each kind
    /// @param raggedAtEnd how many of the last rows had too few cells: perhaps a footer
    public record Counts(
            long rows, long accepted, long rejected, long duplicates, Map<RejectCode, Long> codes, long raggedAtEnd) {
        public Counts {
            codes = codes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(codes));
        }
    }

    /// What a column holds, all rows read counted, the rejected ones too.
    ///
    /// @param type what at least nine of ten cells that are not empty are
    /// @param misfits how many of them are not
    /// @param firstMisfit the line of the first of them; 0 where it is not known
    /// @param distinct an estimate, within about 2 %
    /// @param mean of a number
    /// @param frequentExact whether the counts of `frequent` are exact, not at least so many
    public record Profile(
            String name,
            ColumnType type,
            long filled,
            long empty,
            long misfits,
            long firstMisfit,
            long changed,
            long distinct,
            Optional<String> min,
            Optional<String> max,
            @Nullable Double mean,
            List<Frequent> frequent,
            boolean frequentExact,
            Written written) {
        public Profile {
            frequent = List.copyOf(frequent);
        }
    }

    public record Frequent(String value, long count) {}

    /// How a column's numbers or dates are written; null where it has none.
    ///
    /// @param ambiguous whether all its dates read another way as well
    public record Written(
            @Nullable NumberForm numbers, @Nullable DateForm dates, boolean ambiguous) {}

    public Summary {
        columns = List.copyOf(columns);
    }

    public Json.Obj toJson() {
        return SummaryJson.of(this);
    }
}
