/// Tests of profiles.
@NullMarked
package dev.cloakroom.application.profiles;

import org.jspecify.annotations.NullMarked;
