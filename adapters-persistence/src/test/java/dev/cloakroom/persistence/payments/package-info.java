@NullMarked
package dev.cloakroom.persistence.payments;

import org.jspecify.annotations.NullMarked;
