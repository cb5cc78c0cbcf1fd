/// What is around a job that has not ended, for whoever asks why.
@NullMarked
package dev.cloakroom.persistence.jobs.why;

import org.jspecify.annotations.NullMarked;
