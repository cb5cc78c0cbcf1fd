/// Profiles in PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.profiles;

import org.jspecify.annotations.NullMarked;
