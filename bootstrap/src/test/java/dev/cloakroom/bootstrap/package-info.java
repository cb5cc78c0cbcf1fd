@NullMarked
package dev.cloakroom.bootstrap;

import org.jspecify.annotations.NullMarked;
