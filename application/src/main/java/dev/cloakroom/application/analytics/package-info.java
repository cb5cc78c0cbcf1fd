/// Numbers about jobs, for their owners. Start with [AnalyticsQueries]; [Counters] says how exact they are.
@NullMarked
package dev.cloakroom.application.analytics;

import org.jspecify.annotations.NullMarked;
