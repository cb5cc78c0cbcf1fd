package dev.cloakroom.application.analytics;

import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// How many jobs ended how, how long they took, and how many events came in. The transaction that ends a job or
/// stores an event counts it, so the numbers are exact however many workers there are and whatever crashes. They are
/// kept by minute for a time ([Period#MINUTES_STAY]) and by quarter hour (UTC) before that; a period takes the
/// minutes and quarters that begin in it.
public interface Counters {

    /// The most frequent first, `atMost` groups.
    List<FailureGroup> failures(UserId owner, Instant from, Instant to, int atMost);

    /// What there is in each of the periods, by their place in the list and by the name of the group: the kind or the
    /// queue, or "" where all are one. Where nothing happened, nothing is.
    Map<Integer, Map<String, Numbers>> jobs(UserId owner, List<Period> periods, Selection selection);

    /// How many events clients sent in each of the periods, by their place in the list, where there were any.
    Map<Integer, Long> events(UserId owner, List<Period> periods);

    /// Adds up what need not be told apart any more, and deletes what ended longer ago than `kept`; says whether
    /// there was so much that more may be left.
    boolean addUp(Duration kept, int atMost);
}
