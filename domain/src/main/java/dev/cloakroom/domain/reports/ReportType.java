package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.payments.PaymentStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The reports that can be ordered: what each is asked with, and the columns that come of it, in their order.
@SuppressWarnings("ImmutableEnumChecker") // both lists are made by List.of
public enum ReportType {
    COMPENDIUM_MONSTERS(
            "compendium_monsters",
            "The monsters of the Hyrule Compendium, with where they live and what they drop.",
            List.of(),
            List.of("name", "id", "category", "description", "image", "common_locations", "drops", "dlc")),
    JOBS(
            "jobs",
            "Your own jobs, oldest first, up to the moment of the order.",
            List.of(
                    new ReportParameter("status", choice(), "Only jobs in this status."),
                    new ReportParameter("kind", new ReportParameter.Kind.Text(), "Only jobs of this kind."),
                    new ReportParameter("created_from", new ReportParameter.Kind.Moment(), "Created then or later."),
                    new ReportParameter("created_to", new ReportParameter.Kind.Moment(), "Created before then.")),
            List.of(
                    "id",
                    "kind",
                    "queue",
                    "status",
                    "priority",
                    "attempts",
                    "max_attempts",
                    "created_at",
                    "run_at",
                    "started_at",
                    "finished_at",
                    "error_code",
                    "error_detail",
                    "retry_of")),
    EVENTS(
            "events",
            "Your own events, oldest first, up to the moment of the order.",
            List.of(
                    new ReportParameter(
                            "type",
                            new ReportParameter.Kind.EventTypes(),
                            "Only this type, or all below it (order.*)."),
                    new ReportParameter(
                            "source",
                            new ReportParameter.Kind.Choice(List.of("client", "system")),
                            "Only what clients or the system told."),
                    new ReportParameter("created_from", new ReportParameter.Kind.Moment(), "Created then or later."),
                    new ReportParameter("created_to", new ReportParameter.Kind.Moment(), "Created before then.")),
            List.of("id", "type", "source", "created_at", "payload")),
    PAYMENTS(
            "payments",
            "Your own payments, oldest first, up to the moment of the order.",
            List.of(
                    new ReportParameter("status", paymentChoice(), "Only payments in this status."),
                    new ReportParameter("created_from", new ReportParameter.Kind.Moment(), "Created then or later."),
                    new ReportParameter("created_to", new ReportParameter.Kind.Moment(), "Created before then.")),
            List.of(
                    "id",
                    "status",
                    "revision",
                    "amount",
                    "currency",
                    "refunded",
                    "description",
                    "reference",
                    "payer_profile_id",
                    "created_at",
                    "settle_at",
                    "finished_at",
                    "gateway_reference",
                    "error_code",
                    "error_detail")),
    METRICS(
            "metrics",
            "What happened by hour, day or week, up to the moment of the order: the steps of /v1/analytics/timeseries.",
            List.of(
                    new ReportParameter("from", new ReportParameter.Kind.Edge(), "From this date or instant on."),
                    new ReportParameter(
                            "to", new ReportParameter.Kind.Edge(), "To the end of this date, or before this instant."),
                    new ReportParameter(
                            "bucket",
                            new ReportParameter.Kind.Choice(List.of("hour", "day", "week")),
                            "How long a step is; an hour if left out."),
                    new ReportParameter(
                            "tz", new ReportParameter.Kind.TimeZone(), "Of the dates and the steps; UTC if left out."),
                    new ReportParameter("kind", new ReportParameter.Kind.Text(), "Only jobs of this kind."),
                    new ReportParameter("queue", new ReportParameter.Kind.Text(), "Only jobs in this queue.")),
            List.of(
                    "from",
                    "to",
                    "events_received",
                    "jobs_succeeded",
                    "jobs_failed",
                    "jobs_canceled",
                    "jobs_expired",
                    "run_p50_seconds",
                    "run_p90_seconds",
                    "run_p99_seconds",
                    "wait_p50_seconds",
                    "wait_p90_seconds",
                    "wait_p99_seconds"));

    private final String text;
    private final String description;
    private final List<ReportParameter> parameters;
    private final List<String> columns;

    ReportType(String text, String description, List<ReportParameter> parameters, List<String> columns) {
        this.text = text;
        this.description = description;
        this.parameters = parameters;
        this.columns = columns;
    }

    /// The spelling of the contract and of the database.
    public String text() {
        return text;
    }

    public String description() {
        return description;
    }

    public List<ReportParameter> parameters() {
        return parameters;
    }

    public List<String> columns() {
        return columns;
    }

    public static Optional<ReportType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    Optional<ReportParameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private static ReportParameter.Kind paymentChoice() {
        return new ReportParameter.Kind.Choice(
                Arrays.stream(PaymentStatus.values()).map(PaymentStatus::text).toList());
    }

    private static ReportParameter.Kind choice() {
        return new ReportParameter.Kind.Choice(
                Arrays.stream(JobStatus.values()).map(JobStatus::text).toList());
    }
}
