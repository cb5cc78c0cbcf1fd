/// Server-sent events: what a handler writes, and the one stream it writes to.
@NullMarked
package dev.cloakroom.api.runtime.events;

import org.jspecify.annotations.NullMarked;
