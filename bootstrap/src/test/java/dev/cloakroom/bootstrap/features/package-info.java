@NullMarked
package dev.cloakroom.bootstrap.features;

import org.jspecify.annotations.NullMarked;
