@NullMarked
package dev.cloakroom.application.analytics;

import org.jspecify.annotations.NullMarked;
