package dev.cloakroom.domain.tasks.options;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.tasks.options.TaskOptions.Output;
import dev.cloakroom.domain.tasks.options.TaskOptions.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads [TaskOptions] out of JSON.
final class OptionsReader {

    static final int MOST_COLUMNS = 2000;
    private static final int MOST_SKIPPED = 1000;
    private static final String DELIMITERS = ",;\t|";
    private static final String DELIMITERS_TOLD = "a comma, a semicolon, a tab, a pipe";

    private final List<Fault> faults = new ArrayList<>();

    private OptionsReader() {}

    static TaskOptions read(Json options) {
        var reader = new OptionsReader();
        if (!(options instanceof Json.Obj object)) {
            throw refusal(List.of(new Fault("#/options", "type", "Send an object.")));
        }
        var read = reader.read(new Members(object, "#/options", reader.faults));
        if (!reader.faults.isEmpty()) {
            throw refusal(reader.faults);
        }
        return read;
    }

    private static Rejection refusal(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The options of the task have faults.", faults);
    }

    private TaskOptions read(Members members) {
        var options = new TaskOptions(
                source(members),
                columns(members),
                members.texts("select", MOST_COLUMNS),
                members.texts("dedupe_by", MOST_COLUMNS),
                rejectLimit(members),
                output(members));
        members.finish();
        return options;
    }

    private static Source source(Members members) {
        var delimiter = members.character("delimiter", DELIMITERS, DELIMITERS_TOLD);
        var quote = members.character("quote", "\"'", "a double and a single quote");
        var escape = members.character("escape", "\"'\\", "the quote itself, a backslash");
        if (escape != null && escape != '\\' && escape != (quote == null ? '"' : quote)) {
            members.fault("escape", "invalid", "Send the quote itself or a backslash.");
        }
        var encoding = members.word("encoding", Encoding::parse, Encoding.all());
        var header = members.flag("header");
        var skipLines = members.count("skip_lines", MOST_SKIPPED);
        var skipFooter = members.count("skip_footer", MOST_SKIPPED);
        return new Source(delimiter, quote, escape, encoding, header, skipLines, skipFooter == null ? 0 : skipFooter);
    }

    private static RejectLimit rejectLimit(Members members) {
        BigDecimal most = members.number("max_rejects");
        if (most == null) {
            return new RejectLimit.None();
        }
        if (most.signum() > 0 && most.compareTo(BigDecimal.ONE) < 0) {
            return new RejectLimit.Share(most.doubleValue());
        }
        if (most.signum() < 0 || most.remainder(BigDecimal.ONE).signum() != 0 || most.precision() - most.scale() > 15) {
            members.fault("max_rejects", "range", "Send a number of rows (0, 1, 2 ...) or a share between 0 and 1.");
            return new RejectLimit.None();
        }
        return new RejectLimit.Rows(most.longValue());
    }

    private static Output output(Members members) {
        boolean neutralize = members.flag("neutralize_formulas", true);
        Members output = members.object("output");
        if (output == null) {
            var standard = Output.RFC_4180;
            return new Output(standard.delimiter(), standard.crlf(), standard.gzip(), neutralize);
        }
        var delimiter = output.character("delimiter", DELIMITERS, DELIMITERS_TOLD);
        var crlf = output.word("line_end", OptionsReader::crlf, "crlf, lf");
        boolean gzip = output.flag("gzip", false);
        output.finish();
        return new Output(delimiter == null ? ',' : delimiter, crlf == null || crlf, gzip, neutralize);
    }

    private static Optional<Boolean> crlf(String text) {
        return switch (text) {
            case "crlf" -> Optional.of(true);
            case "lf" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private List<ColumnRule> columns(Members members) {
        var rules = new ArrayList<ColumnRule>();
        var names = new HashSet<String>();
        var items = members.list("columns", MOST_COLUMNS);
        for (int i = 0; i < items.size(); i++) {
            String pointer = "#/options/columns/" + i;
            if (!(items.get(i) instanceof Json.Obj object)) {
                faults.add(new Fault(pointer, "type", "Send an object."));
                continue;
            }
            ColumnRule rule = RuleReader.read(new Members(object, pointer, faults));
            if (!names.add(rule.name())) {
                faults.add(
                        new Fault(pointer + "/name", "unique-items", "There are two rules for " + rule.name() + "."));
            }
            rules.add(rule);
        }
        return rules;
    }
}
