/// The engine's statements against a real PostgreSQL: what each does, counts and tells, and their plans.
@NullMarked
package dev.cloakroom.persistence.jobs;

import org.jspecify.annotations.NullMarked;
