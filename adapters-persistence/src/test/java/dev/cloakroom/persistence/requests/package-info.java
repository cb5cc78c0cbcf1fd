@NullMarked
package dev.cloakroom.persistence.requests;

import org.jspecify.annotations.NullMarked;
