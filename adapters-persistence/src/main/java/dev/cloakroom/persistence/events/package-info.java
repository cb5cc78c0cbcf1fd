/// Events in PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.events;

import org.jspecify.annotations.NullMarked;
