@NullMarked
package dev.cloakroom.bootstrap.loops;

import org.jspecify.annotations.NullMarked;
