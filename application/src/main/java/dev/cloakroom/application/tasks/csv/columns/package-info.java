/// The columns of one file: what its header and first rows say beside what the rules demand.
///
/// Start with [Layout].
@NullMarked
package dev.cloakroom.application.tasks.csv.columns;

import org.jspecify.annotations.NullMarked;
