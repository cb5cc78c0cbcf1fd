/// The engine and its ways in: jobs, kinds, queues, schedules, leases, bulk actions, and the worker that runs them.
@NullMarked
package dev.cloakroom.bootstrap.features.jobs;

import org.jspecify.annotations.NullMarked;
