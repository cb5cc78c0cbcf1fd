/// Why a job is where it is, in one sentence with the numbers. Start with [Explanation].
@NullMarked
package dev.cloakroom.domain.jobs.why;

import org.jspecify.annotations.NullMarked;
