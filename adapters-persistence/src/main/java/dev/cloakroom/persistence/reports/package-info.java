/// Reports in PostgreSQL, and those reports whose rows come out of it.
///
/// A row of `report` is an order; its status and its file are read from the tables of the engine in the same statement.
/// Start with [JdbiReports].
@NullMarked
package dev.cloakroom.persistence.reports;

import org.jspecify.annotations.NullMarked;
