/// Asking for reports, building them, collecting the file.
///
/// The invariant: a report's file is only ever the one that the winning epoch of its job wrote. Start with
/// [RequestReport], then [BuildReport]; a new type of report is a [RowSource].
@NullMarked
package dev.cloakroom.application.reports;

import org.jspecify.annotations.NullMarked;
