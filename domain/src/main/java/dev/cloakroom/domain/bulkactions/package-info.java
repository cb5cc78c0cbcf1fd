/// One action on many jobs at once: send again, cancel, run now.
///
/// What it acts on is fixed when it is made: moments are absolute and no job that is made later joins. It is a job
/// itself, so progress, cancellation and history come with it. Start with [BulkAction].
@NullMarked
package dev.cloakroom.domain.bulkactions;

import org.jspecify.annotations.NullMarked;
