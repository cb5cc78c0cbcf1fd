/// Accounts, sessions and API keys.
///
/// Nothing here tells whether an account exists, and no answer holds anything of the stored row.
@NullMarked
package dev.cloakroom.application.auth;

import org.jspecify.annotations.NullMarked;
