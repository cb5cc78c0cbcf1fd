/// The operations of the tag requests. Generated from the contract.
@NullMarked
package dev.cloakroom.api.requests;

import org.jspecify.annotations.NullMarked;
