/// Profiles: made, replaced, changed and deleted by their owner, each time on the version that the owner saw.
///
/// The invariants: of an owner's profiles that are not deleted no two have the same address, which an index decides and
/// no check before it; and a precondition is decided on the locked row. Start with [ChangeProfile].
@NullMarked
package dev.cloakroom.application.profiles;

import org.jspecify.annotations.NullMarked;
