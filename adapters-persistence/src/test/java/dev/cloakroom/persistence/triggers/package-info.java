@NullMarked
package dev.cloakroom.persistence.triggers;

import org.jspecify.annotations.NullMarked;
