/// The operations of the tag events. Generated from the contract.
@NullMarked
package dev.cloakroom.api.events;

import org.jspecify.annotations.NullMarked;
