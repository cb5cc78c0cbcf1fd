/// The entries of workers on a real PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.workers;

import org.jspecify.annotations.NullMarked;
