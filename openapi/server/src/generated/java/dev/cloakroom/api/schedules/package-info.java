/// The operations of the tag schedules. Generated from the contract.
@NullMarked
package dev.cloakroom.api.schedules;

import org.jspecify.annotations.NullMarked;
