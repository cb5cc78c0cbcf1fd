/// Users, sessions and API keys in PostgreSQL.
///
/// What must happen to one credential once is one conditional statement: the rows it changed are the answer. Start with
/// [JdbiSessions].
@NullMarked
package dev.cloakroom.persistence.auth;

import org.jspecify.annotations.NullMarked;
