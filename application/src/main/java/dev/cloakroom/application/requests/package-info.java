/// Requests of the public: made by anybody, followed by a secret link, worked off by admins.
///
/// A change of the status ([ChangeStatus]) is stored with its event and a job; the job ([TellOfChange]) enters it in
/// the
/// history and tells the requester. Start with [CreateRequest].
@NullMarked
package dev.cloakroom.application.requests;

import org.jspecify.annotations.NullMarked;
