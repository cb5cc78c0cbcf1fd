/// Tests of what leaders do for the queue on PostgreSQL: rescue, promotion, expiry, retention, vacuum.
@NullMarked
package dev.cloakroom.persistence.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
