/// The operations of the tag jobs. Generated from the contract.
@NullMarked
package dev.cloakroom.api.jobs;

import org.jspecify.annotations.NullMarked;
