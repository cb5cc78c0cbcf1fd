@NullMarked
package dev.cloakroom.bootstrap.embedded;

import org.jspecify.annotations.NullMarked;
