@NullMarked
package dev.cloakroom.http.triggers;

import org.jspecify.annotations.NullMarked;
