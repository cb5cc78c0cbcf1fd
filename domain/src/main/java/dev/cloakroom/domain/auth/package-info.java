/// Who calls and what they may do: users, roles, scopes, principals.
///
/// The invariant: a credential never holds a scope that its user does not hold now. Start with [Principal].
@NullMarked
package dev.cloakroom.domain.auth;

import org.jspecify.annotations.NullMarked;
