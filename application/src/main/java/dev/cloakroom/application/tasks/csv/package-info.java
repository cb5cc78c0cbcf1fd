/// The CSV engine: bytes in, clean bytes out, rejects, a profile. It knows neither jobs nor stores.
///
/// The invariant: the same bytes and options give the same three outputs, however the input arrives and however many
/// threads work. Start with [CleanCsv].
@NullMarked
package dev.cloakroom.application.tasks.csv;

import org.jspecify.annotations.NullMarked;
