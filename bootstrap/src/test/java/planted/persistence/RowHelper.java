package planted.persistence;

import java.util.Date;

/// Has a name that says nothing, asks what time it is, and lies in a package that is not marked.
public final class RowHelper {

    private RowHelper() {}

    @SuppressWarnings("JavaUtilDate") // Planted.
    public static long readAt() {
        return new Date().getTime();
    }
}
