/// Tests of jobs that workers hear of by messages, on PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.jobs.doorbell;

import org.jspecify.annotations.NullMarked;
