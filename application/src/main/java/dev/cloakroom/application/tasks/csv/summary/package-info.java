/// What was seen while a file was read: counts, a profile of each column, and the rules that it suggests.
///
/// Start with [Summary].
@NullMarked
package dev.cloakroom.application.tasks.csv.summary;

import org.jspecify.annotations.NullMarked;
