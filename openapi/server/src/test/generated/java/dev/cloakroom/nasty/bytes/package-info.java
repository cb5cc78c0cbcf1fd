/// The operations of the tag bytes. Generated from the contract.
@NullMarked
package dev.cloakroom.nasty.bytes;

import org.jspecify.annotations.NullMarked;
