/// The operations of the tag payments. Generated from the contract.
@NullMarked
package dev.cloakroom.api.payments;

import org.jspecify.annotations.NullMarked;
