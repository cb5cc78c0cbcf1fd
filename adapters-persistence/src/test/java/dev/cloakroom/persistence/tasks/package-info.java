/// The store of tasks against a real PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.tasks;

import org.jspecify.annotations.NullMarked;
