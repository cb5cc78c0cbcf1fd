/// Tasks in PostgreSQL.
///
/// Only what was sent stands in the table; where a task stands and what came of it are columns of its job. Start with
/// [JdbiTasks].
@NullMarked
package dev.cloakroom.persistence.tasks;

import org.jspecify.annotations.NullMarked;
