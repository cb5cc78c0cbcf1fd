/// The addresses that owners want to be told at, and the secrets that messages to them are signed with.
///
/// What is sent there is made and delivered in `deliveries`. Start with [CreateEndpoint].
@NullMarked
package dev.cloakroom.application.webhooks;

import org.jspecify.annotations.NullMarked;
