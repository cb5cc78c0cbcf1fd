/// The schemas of the contract. Generated from the contract.
@NullMarked
package dev.cloakroom.api.model;

import org.jspecify.annotations.NullMarked;
