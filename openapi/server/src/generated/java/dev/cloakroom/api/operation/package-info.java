/// The operations of the tag operation. Generated from the contract.
@NullMarked
package dev.cloakroom.api.operation;

import org.jspecify.annotations.NullMarked;
