/// Clients that wait for jobs, thousands of them, without asking again and again.
///
/// A client takes a [Vigil] and parks; [JobWatch] asks once for all that changed, whoever waits for it, and wakes
/// those whom it concerns. No waiting thread asks the database.
@NullMarked
package dev.cloakroom.application.jobs.watch;

import org.jspecify.annotations.NullMarked;
