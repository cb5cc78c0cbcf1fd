/// The operations on CSV tasks.
///
/// A task is handed in by a body that is taken apart while it arrives, see [TaskUpload]. Start with [TasksApi].
@NullMarked
package dev.cloakroom.http.tasks;

import org.jspecify.annotations.NullMarked;
