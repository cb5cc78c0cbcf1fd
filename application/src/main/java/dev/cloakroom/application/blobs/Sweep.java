package dev.cloakroom.application.blobs;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Walks over the objects under one root, a page per step, and removes those that are worthless. One thread at a time.
public final class Sweep {

    private static final int PAGE = 500;

    private final Blobs blobs;
    private final String root;
    private @Nullable String after;

    public Sweep(Blobs blobs, String root) {
        this.blobs = blobs;
        this.root = root;
    }

    /// Whether the next step begins a walk.
    public boolean isAtStart() {
        return after == null;
    }

    /// One page. Each function picks the worthless of the keys that it is given: of uploads that nobody has finished,
    /// looked at when a walk begins, and of objects. What it reads to decide, it reads after they were listed.
    ///
    /// @return whether there is more to walk over; when not, the next step begins anew
    public boolean step(UnaryOperator<List<String>> unfinished, UnaryOperator<List<String>> finished)
            throws IOException {
        if (isAtStart()) {
            for (String key : unfinished.apply(blobs.unfinished(root, PAGE))) {
                blobs.abandon(key);
            }
        }
        var page = blobs.list(root, after, PAGE);
        for (String key : finished.apply(page.stream().map(Blob::key).toList())) {
            blobs.delete(key);
        }
        boolean more = page.size() == PAGE;
        after = more ? page.getLast().key() : null;
        return more;
    }
}
