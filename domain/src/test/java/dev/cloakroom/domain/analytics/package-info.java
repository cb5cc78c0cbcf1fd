@NullMarked
package dev.cloakroom.domain.analytics;

import org.jspecify.annotations.NullMarked;
