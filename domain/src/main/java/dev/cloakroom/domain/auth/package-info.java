/// Who calls and what they may do: users, their scopes and API keys, principals.
///
/// The invariant: a credential never holds a scope that its user does not hold now. Start with [User] and [Principal].
@NullMarked
package dev.cloakroom.domain.auth;

import org.jspecify.annotations.NullMarked;
