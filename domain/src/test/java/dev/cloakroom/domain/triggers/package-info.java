@NullMarked
package dev.cloakroom.domain.triggers;

import org.jspecify.annotations.NullMarked;
