@NullMarked
package dev.cloakroom.bootstrap.process;

import org.jspecify.annotations.NullMarked;
