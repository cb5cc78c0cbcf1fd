@NullMarked
package dev.cloakroom.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
