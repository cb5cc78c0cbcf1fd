/// Identity at the edge: the operations of tag `auth`, and the cryptography behind the ports of identity.
///
/// Nothing secret is kept, printed or compared in plain. Start with [CachedAuthenticator].
@NullMarked
package dev.cloakroom.http.auth;

import org.jspecify.annotations.NullMarked;
