/// What of JSON needs no server to be shown.
@NullMarked
package dev.cloakroom.api.runtime.json;

import org.jspecify.annotations.NullMarked;
