/// Signing in and out, and the sessions in between: a family of refresh tokens, each good for one use.
///
/// A spent token that is shown again ends its whole family, but for its immediate predecessor within ten seconds, whose
/// answer may have been lost. Start with [Refresh].
@NullMarked
package dev.cloakroom.application.auth.sessions;

import org.jspecify.annotations.NullMarked;
