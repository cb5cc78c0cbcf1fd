/// Leases in PostgreSQL.
///
/// They are rows of the engine's tables, which differ from the claims of our own workers in `lease_until` and in whom
/// the entry of the worker names. [LeaseStatements] holds the statements that decide every race.
@NullMarked
package dev.cloakroom.persistence.leases;

import org.jspecify.annotations.NullMarked;
