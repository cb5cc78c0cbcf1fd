/// What a report is: its type, its format, and the file that comes of it.
///
/// A report has no states of its own: it is where its job is, and its id is the job's. Start with [Report]; a new type
/// begins in [ReportType].
@NullMarked
package dev.cloakroom.domain.reports;

import org.jspecify.annotations.NullMarked;
