/// Running the server, over HTTP: health, the registry of problems, the contract and its reference page.
///
/// Nothing here needs a credential, and nothing here tells more than up or down. Start with [DocsPages].
@NullMarked
package dev.cloakroom.http.operation;

import org.jspecify.annotations.NullMarked;
