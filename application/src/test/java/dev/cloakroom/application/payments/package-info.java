@NullMarked
package dev.cloakroom.application.payments;

import org.jspecify.annotations.NullMarked;
