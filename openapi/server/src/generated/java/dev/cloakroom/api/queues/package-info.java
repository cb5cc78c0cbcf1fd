/// The operations of the tag queues. Generated from the contract.
@NullMarked
package dev.cloakroom.api.queues;

import org.jspecify.annotations.NullMarked;
