/// Whether a value was there before: exact, in bounded memory, for any number of values.
///
/// Start with [SeenValues].
@NullMarked
package dev.cloakroom.application.tasks.csv.seen;

import org.jspecify.annotations.NullMarked;
