/// What one cell is: its value, its type, its hash; and what many cells have in common. All on bytes.
///
/// Start with [Cell], then [CellTypes] and [Tally]. Nothing here is safe for two threads: each has its own.
@NullMarked
package dev.cloakroom.application.tasks.csv.cells;

import org.jspecify.annotations.NullMarked;
