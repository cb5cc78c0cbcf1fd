/// Tests of waiting for jobs.
@NullMarked
package dev.cloakroom.application.jobs.watch;

import org.jspecify.annotations.NullMarked;
