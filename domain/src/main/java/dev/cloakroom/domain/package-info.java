/// What every feature shares: JSON as a value, and the one exception type for a rule that refuses.
///
/// Nothing here or below reads a clock, draws a random number or opens anything. Start with [Rejection].
@NullMarked
package dev.cloakroom.domain;

import org.jspecify.annotations.NullMarked;
