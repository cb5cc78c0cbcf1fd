/// What is to be told to workers by messages, and the jobs that they come for. Start with [JdbiOutbox].
@NullMarked
package dev.cloakroom.persistence.jobs.doorbell;

import org.jspecify.annotations.NullMarked;
