package dev.cloakroom.application.reports;

import dev.cloakroom.domain.Json;
import java.util.List;

/// How rows look as text.
sealed interface RowText permits CsvText, JsonLines {

    void begin(StringBuilder out);

    void row(List<Json> cells, StringBuilder out);
}
