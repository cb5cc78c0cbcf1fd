/// What differs between installations, read from the environment alone. All faults are told at once, before anything
/// starts, and secrets do not print. Start with [Config].
@NullMarked
package dev.cloakroom.bootstrap.config;

import org.jspecify.annotations.NullMarked;
