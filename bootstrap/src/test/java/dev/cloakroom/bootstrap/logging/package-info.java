@NullMarked
package dev.cloakroom.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
