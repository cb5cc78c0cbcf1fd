/// The operations of the tag `webhooks`, and the signatures of what is sent.
@NullMarked
package dev.cloakroom.http.webhooks;

import org.jspecify.annotations.NullMarked;
