/// Tests of the doorbell, and the doorbell that others test with.
@NullMarked
package dev.cloakroom.application.jobs.doorbell;

import org.jspecify.annotations.NullMarked;
