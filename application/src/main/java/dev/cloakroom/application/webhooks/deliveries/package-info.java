/// Messages on their way to webhook endpoints.
///
/// Each is a job of the kind `webhook`, stored with its delivery in the transaction in which the event is told; it may
/// be sent more than once, always under the id of its event. Start with [MakeDeliveries] and [DeliverMessage].
@NullMarked
package dev.cloakroom.application.webhooks.deliveries;

import org.jspecify.annotations.NullMarked;
