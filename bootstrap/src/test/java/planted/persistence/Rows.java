package planted.persistence;

import java.util.Date;

/// Lies in a package that is not marked, and holds a class whose name says nothing and that asks what time it is.
public final class Rows {

    private Rows() {}

    static final class Helper {

        private Helper() {}

        @SuppressWarnings("JavaUtilDate") // Planted.
        static long readAt() {
            return new Date().getTime();
        }
    }
}
