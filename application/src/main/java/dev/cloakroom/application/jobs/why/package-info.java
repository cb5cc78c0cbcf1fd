/// Why a job is where it is. Start with [ExplainJob].
@NullMarked
package dev.cloakroom.application.jobs.why;

import org.jspecify.annotations.NullMarked;
