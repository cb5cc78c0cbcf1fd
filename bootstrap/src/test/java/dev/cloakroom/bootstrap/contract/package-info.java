/// What the contract promises, held against the examples in it, the code, and a whole running installation.
@NullMarked
package dev.cloakroom.bootstrap.contract;

import org.jspecify.annotations.NullMarked;
