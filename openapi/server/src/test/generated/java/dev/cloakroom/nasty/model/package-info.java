/// The schemas of the contract. Generated from the contract.
@NullMarked
package dev.cloakroom.nasty.model;

import org.jspecify.annotations.NullMarked;
