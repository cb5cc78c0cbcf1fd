package dev.cloakroom.application.analytics;

import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How many jobs ended how, how long they took, and how many events came in. The transaction that ends a job or stores
/// an event counts it, so the numbers are exact however many workers there are and whatever crashes. They are kept by
/// minute for the last six hours and by quarter hour (UTC) before that; a window of time takes the minutes and quarters
/// that begin in it.
public interface Counters {

    /// How long minutes are told apart.
    Duration MINUTES_STAY = Duration.ofHours(6);

    /// The most frequent first, `atMost` groups.
    List<FailureGroup> failures(UserId owner, Instant from, Instant to, int atMost);

    /// Adds up what need not be told apart any more, and deletes what ended longer ago than `kept`; says whether there
    /// was so much that more may be left.
    boolean addUp(Duration kept, int atMost);
}
