/// The operations of the tag odd-things. Generated from the contract.
@NullMarked
package dev.cloakroom.nasty.oddthings;

import org.jspecify.annotations.NullMarked;
