/// What a task is told: how to read the file, the rules of its columns, how much may be wrong.
///
/// Start with [TaskOptions]; [OptionsReader] makes them from what a client sent and names every fault at once.
@NullMarked
package dev.cloakroom.domain.tasks.options;

import org.jspecify.annotations.NullMarked;
