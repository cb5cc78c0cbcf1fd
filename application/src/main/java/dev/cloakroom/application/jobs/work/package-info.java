/// What a process does that works on jobs: claim, run, settle, live, and clean up after those who died.
///
/// Each class is one step; loops outside repeat it. A write that carries a lost epoch changes nothing, so a step may
/// be late, and two processes may do the same. Start with [RunJobs].
@NullMarked
package dev.cloakroom.application.jobs.work;

import org.jspecify.annotations.NullMarked;
