/// What a process has once: its clock, its ids, its host, its metrics and the port for those who watch it.
@NullMarked
package dev.cloakroom.bootstrap.process;

import org.jspecify.annotations.NullMarked;
