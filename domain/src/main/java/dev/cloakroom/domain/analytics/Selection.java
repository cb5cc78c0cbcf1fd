package dev.cloakroom.domain.analytics;

import org.jspecify.annotations.Nullable;

/// Which jobs are counted, and by what they are told apart.
public record Selection(
        @Nullable String kind,
        @Nullable String queue,
        @Nullable GroupBy groupBy) {

    public enum GroupBy {
        KIND,
        QUEUE
    }

    /// All of them together.
    public static final Selection ALL = new Selection(null, null, null);
}
