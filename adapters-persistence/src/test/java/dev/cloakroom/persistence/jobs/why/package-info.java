/// Tests of what is told about a job that waits.
@NullMarked
package dev.cloakroom.persistence.jobs.why;

import org.jspecify.annotations.NullMarked;
