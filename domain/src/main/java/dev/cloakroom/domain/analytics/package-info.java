/// What happened, in numbers: out of counters that are kept by the transactions that cause them, never out of the
/// history.
@NullMarked
package dev.cloakroom.domain.analytics;

import org.jspecify.annotations.NullMarked;
