/// Jobs in memory, and the contract that PostgreSQL keeps too.
@NullMarked
package dev.cloakroom.application.jobs;

import org.jspecify.annotations.NullMarked;
