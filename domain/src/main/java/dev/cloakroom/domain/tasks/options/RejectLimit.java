package dev.cloakroom.domain.tasks.options;

/// How many rejected rows end a task, because the file is then the wrong one.
public sealed interface RejectLimit {

    /// Whether this many are too many while the file is being read; asked at each rejected row.
    boolean isExceeded(long rejected, long read);

    /// The same at the end of the file.
    default boolean isExceededAtEnd(long rejected, long read) {
        return isExceeded(rejected, read);
    }

    record None() implements RejectLimit {
        @Override
        public boolean isExceeded(long rejected, long read) {
            return false;
        }
    }

    record Rows(long most) implements RejectLimit {
        @Override
        public boolean isExceeded(long rejected, long read) {
            return rejected > most;
        }
    }

    /// Of the rows read. The first thousand are judged together, so that one bad row at the top ends nothing.
    record Share(double most) implements RejectLimit {
        private static final long FIRST = 1000;

        @Override
        public boolean isExceeded(long rejected, long read) {
            return rejected > most * Math.max(read, FIRST);
        }

        @Override
        public boolean isExceededAtEnd(long rejected, long read) {
            return rejected > most * read;
        }
    }
}
