/// Whether this installation can do its work now.
///
/// Start with [Readiness]; the public port tells its yes or no, the port of the operator its parts.
@NullMarked
package dev.cloakroom.application.operation;

import org.jspecify.annotations.NullMarked;
