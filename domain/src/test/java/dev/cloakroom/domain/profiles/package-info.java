/// Tests of profiles.
@NullMarked
package dev.cloakroom.domain.profiles;

import org.jspecify.annotations.NullMarked;
