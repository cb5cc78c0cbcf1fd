/// The rules of jobs: what follows an attempt, and when.
@NullMarked
package dev.cloakroom.domain.jobs;

import org.jspecify.annotations.NullMarked;
