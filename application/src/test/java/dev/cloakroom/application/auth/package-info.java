/// Identity with everything in memory, and the contracts of its ports. Start with [SessionTest].
@NullMarked
package dev.cloakroom.application.auth;

import org.jspecify.annotations.NullMarked;
