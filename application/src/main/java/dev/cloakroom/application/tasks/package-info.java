/// Handing in CSV tasks, carrying them out, collecting what came of them.
///
/// The invariant: what an owner is given is only ever what the winning epoch of the task's job wrote. Start with
/// [RequestTask], then [CleanTask]; the work on the bytes is in `csv`.
@NullMarked
package dev.cloakroom.application.tasks;

import org.jspecify.annotations.NullMarked;
