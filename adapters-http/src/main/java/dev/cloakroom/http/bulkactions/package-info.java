/// Actions on many jobs over HTTP. Start with [BulkActionsApi].
@NullMarked
package dev.cloakroom.http.bulkactions;

import org.jspecify.annotations.NullMarked;
