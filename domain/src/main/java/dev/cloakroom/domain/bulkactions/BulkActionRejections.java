package dev.cloakroom.domain.bulkactions;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.util.List;

/// Why a bulk action is refused.
public final class BulkActionRejections {

    private BulkActionRejections() {}

    public static Rejection notOneSelection() {
        return invalid(new Fault("#", "selection", "Send exactly one of filter, ids and preview_id."));
    }

    /// Acting on everything by accident is the one mistake that cannot be taken back.
    public static Rejection emptyFilter() {
        return invalid(new Fault(
                "#/filter", "empty", "Name at least one condition: an empty filter would act on all of your jobs."));
    }

    public static Rejection twoBeginnings() {
        return invalid(new Fault(
                "#/filter/created_within_seconds",
                "conflict",
                "Send created_from or created_within_seconds, not both."));
    }

    public static Rejection emptyWindow() {
        return invalid(new Fault("#/filter/created_to", "range", "Send a moment after created_from."));
    }

    public static Rejection wrongStatus(BulkAction.Verb verb) {
        var acts = verb.actsOn().stream().map(status -> status.text()).sorted().toList();
        return invalid(new Fault(
                "#/filter/status",
                "status",
                verb.text() + " acts on jobs that are " + String.join(" or ", acts) + "."));
    }

    public static Rejection noPreview() {
        return invalid(new Fault(
                "#/preview_id", "preview", "Send the id of a dry run of yours of the same action that has succeeded."));
    }

    public static Rejection previewOfPreview() {
        return invalid(new Fault(
                "#/dry_run", "preview", "A preview_id carries out what is counted: send it without dry_run."));
    }

    private static Rejection invalid(Fault fault) {
        return new Rejection.Unprocessable("validation-failed", "The action cannot be done as asked.", List.of(fault));
    }
}
