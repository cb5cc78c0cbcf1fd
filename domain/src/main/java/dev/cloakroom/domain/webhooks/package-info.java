/// Where webhooks go, what is delivered there, and when a delivery is tried again.
///
/// An endpoint is on until its owner, an answer of 410 or a delivery that failed to the end disables it. Start with
/// [Endpoint] and [Delivery].
@NullMarked
package dev.cloakroom.domain.webhooks;

import org.jspecify.annotations.NullMarked;
