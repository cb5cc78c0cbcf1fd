package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.application.tasks.csv.columns.Column;
import dev.cloakroom.domain.tasks.RejectCode;
import org.jspecify.annotations.Nullable;

/// What is wrong with a row, in one place.
///
/// @param column null where it is the row as such
/// @param message a sentence for the sender of the file
/// @param value the cell, shortened
record Fault(@Nullable Column column, RejectCode code, String message, String value) {}
