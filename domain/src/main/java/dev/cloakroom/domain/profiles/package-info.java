/// People whom an owner keeps: a name, an address that none of the owner's others has, and an age.
@NullMarked
package dev.cloakroom.domain.profiles;

import org.jspecify.annotations.NullMarked;
