package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Why a request about a report is refused.
public final class ReportRejections {

    private ReportRejections() {}

    public static Rejection notFound(JobId id) {
        return new Rejection.Missing("There is no report " + id + ".");
    }

    public static Rejection stillUnderWay(JobStatus status) {
        return new Rejection.Conflict(
                "invalid-state-transition",
                "The report is " + status.text() + ": cancel its job first, then delete it.",
                new Json.Obj(Map.of(
                        "current_status",
                        Json.of(status.text()),
                        "allowed",
                        new Json.Arr(List.of(Json.of(JobStatus.CANCELED.text()))))));
    }

    /// The file was promised, and the blob store does not give it.
    public static Rejection fileUnavailable() {
        return new Rejection.Throttled(
                "dependency-unavailable", "The blob store does not answer.", Duration.ofSeconds(5), Json.EMPTY);
    }

    static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The report cannot be built as ordered.", faults);
    }

    static Fault unknownType() {
        String known = Arrays.stream(ReportType.values()).map(ReportType::text).collect(Collectors.joining(", "));
        return new Fault("#/report_type", "unknown", "Send one of " + known + ".");
    }

    static Fault unknownFormat() {
        String known =
                Arrays.stream(ReportFormat.values()).map(ReportFormat::text).collect(Collectors.joining(", "));
        return new Fault("#/format", "unknown", "Send one of " + known + ".");
    }

    static Fault unknownParameter(ReportType type, String name) {
        String known = type.parameters().stream().map(ReportParameter::name).collect(Collectors.joining(", "));
        return new Fault(
                pointer(name),
                "unknown",
                type.text() + (known.isEmpty() ? " takes no parameters." : " takes only " + known + "."));
    }

    static Fault badParameter(String name, String detail) {
        return new Fault(pointer(name), "invalid", detail);
    }

    /// As URI fragment of a JSON Pointer: the name is the client's and may hold anything.
    private static String pointer(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return "#/parameters/"
                + URLEncoder.encode(escaped, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~");
    }
}
