/// Leases on a real PostgreSQL: who wins a race, and what time does to a lease.
@NullMarked
package dev.cloakroom.persistence.leases;

import org.jspecify.annotations.NullMarked;
