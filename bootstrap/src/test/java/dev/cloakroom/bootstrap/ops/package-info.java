/// The files for operators, held against the program that they are about: no engine and no cloud is there to try them.
@NullMarked
package dev.cloakroom.bootstrap.ops;

import org.jspecify.annotations.NullMarked;
