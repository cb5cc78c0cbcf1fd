/// The operations of the tag webhooks. Generated from the contract.
@NullMarked
package dev.cloakroom.api.webhooks;

import org.jspecify.annotations.NullMarked;
