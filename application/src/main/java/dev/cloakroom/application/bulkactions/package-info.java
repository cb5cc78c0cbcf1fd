/// Acting on many jobs: [ActOnMany] takes the action, [RunBulkAction] carries it out as a job.
///
/// Each page of jobs is acted on in one transaction with the checkpoint, so that a crash does nothing twice.
@NullMarked
package dev.cloakroom.application.bulkactions;

import org.jspecify.annotations.NullMarked;
