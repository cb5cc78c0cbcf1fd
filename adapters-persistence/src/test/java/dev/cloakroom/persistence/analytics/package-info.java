@NullMarked
package dev.cloakroom.persistence.analytics;

import org.jspecify.annotations.NullMarked;
