@NullMarked
package dev.cloakroom.application.triggers;

import org.jspecify.annotations.NullMarked;
