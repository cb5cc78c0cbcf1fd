/// What an admin can ask of workers, and tell them: to take nothing more.
///
/// A worker enters itself, when it starts (`application.jobs.work`) or first asks for jobs (`application.leases`).
@NullMarked
package dev.cloakroom.application.workers;

import org.jspecify.annotations.NullMarked;
