package dev.cloakroom.application.requests;

import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.requests.RequestId;
import java.time.Instant;

/// The changes of requests on their way into the history and to the requester. All of it is asked for inside a
/// transaction that holds the lock of the request ([Requests#lock]), so that workers take turns.
public interface ChangeLog {

    /// Enters the changes up to this revision that are not in the history yet, and no change twice.
    void enter(RequestId id, int upTo, Instant now);

    /// Whether this change, or a later one, was mailed: then a mail about this one would be old news.
    boolean isMailed(RequestId id, int revision);

    /// Lets this change be mailed unless so many mails to the address were let out since then, over all requests. What
    /// was let out once stays so.
    boolean letOut(RequestId id, int revision, Email to, int most, Instant since, Instant now);

    void markMailed(RequestId id, int revision, Instant now);

    /// The request shows that a change of it was handled.
    void markNotified(RequestId id, Instant now);
}
