@NullMarked
package dev.cloakroom.application.jobs.upkeep;

import org.jspecify.annotations.NullMarked;
