@NullMarked
package dev.cloakroom.http.payments;

import org.jspecify.annotations.NullMarked;
