/// What guards the door, attacked. Start with [JwtAccessTokensTest].
@NullMarked
package dev.cloakroom.http.auth;

import org.jspecify.annotations.NullMarked;
