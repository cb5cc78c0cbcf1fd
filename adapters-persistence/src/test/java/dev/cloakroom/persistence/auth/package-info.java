/// The contracts of identity's ports, and its races, on a real PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.auth;

import org.jspecify.annotations.NullMarked;
