/// The operations of the tag tasks. Generated from the contract.
@NullMarked
package dev.cloakroom.api.tasks;

import org.jspecify.annotations.NullMarked;
