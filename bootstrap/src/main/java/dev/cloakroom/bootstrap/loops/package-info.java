/// Repetition, which exists once: steps know nothing of threads and pauses, loops know nothing of what they repeat.
/// Start with [PollingLoop].
@NullMarked
package dev.cloakroom.bootstrap.loops;

import org.jspecify.annotations.NullMarked;
