/// PostgreSQL: the pools and which of them a read goes to, transactions, idempotency keys, JSON as text; the features'
/// tables stand in packages below.
///
/// SQL is written in fixed text blocks with array parameters, so that each statement is prepared once per connection.
/// Start with [Database].
@NullMarked
package dev.cloakroom.persistence;

import org.jspecify.annotations.NullMarked;
