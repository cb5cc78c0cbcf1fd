/// CSV tasks: what can be asked of one, and the words of its answers.
///
/// Start with [TaskOptions]; the engine that carries them out is `application.tasks.csv`.
@NullMarked
package dev.cloakroom.domain.tasks;

import org.jspecify.annotations.NullMarked;
