/// The rules of identity. Start with [EmailTest].
@NullMarked
package dev.cloakroom.domain.auth;

import org.jspecify.annotations.NullMarked;
