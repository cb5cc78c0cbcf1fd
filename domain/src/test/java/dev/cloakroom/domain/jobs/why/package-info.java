@NullMarked
package dev.cloakroom.domain.jobs.why;

import org.jspecify.annotations.NullMarked;
