/// The counters, in PostgreSQL. They are written by the statements that end jobs
/// ([dev.cloakroom.persistence.jobs.OutcomeCounters]) and store events ([EventCounters]); here they are read and
/// added up.
@NullMarked
package dev.cloakroom.persistence.analytics;

import org.jspecify.annotations.NullMarked;
