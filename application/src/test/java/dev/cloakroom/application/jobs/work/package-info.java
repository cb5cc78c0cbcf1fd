/// Turns and the care of the queue, on clocks that stand still until they are told.
@NullMarked
package dev.cloakroom.application.jobs.work;

import org.jspecify.annotations.NullMarked;
