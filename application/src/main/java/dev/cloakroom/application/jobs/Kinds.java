package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.jobs.JobRejections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of job. Some are built in and run by our own workers; any other name is a kind that a user's own worker
/// runs. Whatever takes a kind from a client (submissions, schedules, leases) asks here.
public final class Kinds {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

    /// Handed in for themselves.
    private static final Set<String> SUBMITTED = Set.of("sleep", "http", "email");

    /// Come into being with a resource of their own.
    private static final Set<String> OF_RESOURCES = Set.of("report", "csv", "webhook");

    /// The product's own errands.
    private static final Set<String> INTERNAL = Set.of("settlement", "refund", "notification", "bulk-action");

    private static final Set<String> BUILT_IN =
            Stream.of(SUBMITTED, OF_RESOURCES, INTERNAL).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Scope> SCOPES = Map.of("http", Scope.HTTP, "email", Scope.EMAIL);

    private final Map<String, PayloadCheck> checks;

    /// What a built-in kind demands of its payload.
    @FunctionalInterface
    public interface PayloadCheck {
        /// @throws Rejection.Unprocessable with all faults; their pointers begin with `#/payload`
        void check(Json payload);
    }

    /// A built-in kind without a check takes any payload.
    public Kinds(Map<String, PayloadCheck> checks) {
        this.checks = Map.copyOf(checks);
    }

    /// Built-in kinds are run by our own workers only, and never leased.
    public static boolean isBuiltIn(String kind) {
        return BUILT_IN.contains(kind);
    }

    public static Set<String> builtIn() {
        return BUILT_IN;
    }

    /// Whether its jobs are no user's business: they are neither canceled nor sent again by one. A bulk action is
    /// internal too, but stands under its owner's hand.
    public static boolean isOutOfHands(String kind) {
        return INTERNAL.contains(kind) && !kind.equals("bulk-action");
    }

    /// The kinds whose ends are announced to nobody: the product's own errands, and deliveries of announcements.
    public static Set<String> silent() {
        return Stream.concat(INTERNAL.stream(), Stream.of("webhook")).collect(Collectors.toUnmodifiableSet());
    }

    /// What is wrong with handing in such a job, pointers `#/kind` and `#/payload...`; empty when nothing is.
    public List<Fault> faults(String kind, Json payload) {
        if (!NAME.matcher(kind).matches()) {
            return List.of(JobRejections.malformedKind());
        }
        if (OF_RESOURCES.contains(kind) || INTERNAL.contains(kind)) {
            return List.of(JobRejections.notSubmitted(kind));
        }
        var check = checks.get(kind);
        if (check == null) {
            return List.of();
        }
        try {
            check.check(payload);
            return List.of();
        } catch (Rejection.Unprocessable refused) {
            return refused.faults();
        }
    }

    /// Asked when a job is handed in, and again when a schedule or trigger makes one.
    ///
    /// @throws Rejection.Forbidden `insufficient-scope`
    public void demandScope(Principal principal, String kind) {
        demandScope(principal.scopes(), kind);
    }

    /// The same of somebody who is not there: what he holds now.
    public void demandScope(Set<Scope> held, String kind) {
        var needed = SCOPES.get(kind);
        if (needed != null && !held.contains(needed)) {
            throw AuthRejections.lacks(List.of(needed));
        }
    }
}
