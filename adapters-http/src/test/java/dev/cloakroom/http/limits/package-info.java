@NullMarked
package dev.cloakroom.http.limits;

import org.jspecify.annotations.NullMarked;
