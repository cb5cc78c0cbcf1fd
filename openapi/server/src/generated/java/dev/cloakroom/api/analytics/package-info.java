/// The operations of the tag analytics. Generated from the contract.
@NullMarked
package dev.cloakroom.api.analytics;

import org.jspecify.annotations.NullMarked;
