/// The operations of the tag workers. Generated from the contract.
@NullMarked
package dev.cloakroom.api.workers;

import org.jspecify.annotations.NullMarked;
