/// How workers are told of jobs by a queue of messages, where PostgreSQL is not asked for them.
///
/// A message says "this job is ready" and nothing else; the row in the database is the truth. So a message may be
/// lost, doubled, late or out of order. The statement that makes a job ready writes down that it is to be rung for
/// ([Outbox]), and [RingDoorbell] sends what was written down.
@NullMarked
package dev.cloakroom.application.jobs.doorbell;

import org.jspecify.annotations.NullMarked;
