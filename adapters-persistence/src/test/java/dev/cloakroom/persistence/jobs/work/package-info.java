/// Tests of a whole worker on PostgreSQL: turns, limits, pauses, lost answers, stopping.
@NullMarked
package dev.cloakroom.persistence.jobs.work;

import org.jspecify.annotations.NullMarked;
