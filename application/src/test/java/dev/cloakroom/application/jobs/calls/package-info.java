/// Tests of the kind `http`, without a network.
@NullMarked
package dev.cloakroom.application.jobs.calls;

import org.jspecify.annotations.NullMarked;
