/// The engine's statements against a real PostgreSQL: races, fencing, rescue.
@NullMarked
package dev.cloakroom.persistence.jobs;

import org.jspecify.annotations.NullMarked;
