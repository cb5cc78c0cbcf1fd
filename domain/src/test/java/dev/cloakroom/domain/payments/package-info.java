@NullMarked
package dev.cloakroom.domain.payments;

import org.jspecify.annotations.NullMarked;
