package dev.cloakroom.application.reports;

import dev.cloakroom.domain.reports.ReportType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A source of nothing.
public record NoRows(ReportType type) implements RowSource {

    /// These sources, and one of nothing for each other type.
    public static List<RowSource> but(RowSource... sources) {
        var there = Arrays.stream(sources).map(RowSource::type).toList();
        var others = Arrays.stream(ReportType.values())
                .filter(type -> !there.contains(type))
                .<RowSource>map(NoRows::new);
        return Stream.concat(Arrays.stream(sources), others).toList();
    }

    @Override
    public void stream(Extract extract, Rows rows) {}
}
