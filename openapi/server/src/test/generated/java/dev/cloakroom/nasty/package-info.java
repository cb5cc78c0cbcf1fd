/// The contract in Java, sorted by its tags. Generated from the contract.
@NullMarked
package dev.cloakroom.nasty;

import org.jspecify.annotations.NullMarked;
