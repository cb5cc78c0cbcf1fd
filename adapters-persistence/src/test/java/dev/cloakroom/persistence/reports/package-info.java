/// Reports on a real PostgreSQL.
@NullMarked
package dev.cloakroom.persistence.reports;

import org.jspecify.annotations.NullMarked;
