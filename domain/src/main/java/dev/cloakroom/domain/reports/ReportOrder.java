package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.analytics.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What is to be built. The parameters were checked against the type.
public record ReportOrder(ReportType type, Json.Obj parameters, ReportFormat format) {

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// Checks everything and refuses with all faults together.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`
    public static ReportOrder checked(String type, Json.Obj parameters, String format) {
        var faults = new ArrayList<Fault>();
        var knownType = ReportType.parse(type);
        var knownFormat = ReportFormat.parse(format);
        if (knownType.isEmpty()) {
            faults.add(ReportRejections.unknownType());
        }
        if (knownFormat.isEmpty()) {
            faults.add(ReportRejections.unknownFormat());
        }
        knownType.ifPresent(found -> faults.addAll(faults(found, parameters)));
        if (!faults.isEmpty()) {
            throw ReportRejections.invalid(faults);
        }
        return new ReportOrder(knownType.orElseThrow(), parameters, knownFormat.orElseThrow());
    }

    /// Out of the payload of a job that was made by [Report#queued].
    public static ReportOrder of(Json payload) {
        if (payload instanceof Json.Obj members && members.get("parameters") instanceof Json.Obj parameters) {
            return checked(text(members, "report_type"), parameters, text(members, "format"));
        }
        throw new IllegalArgumentException("not the payload of a report");
    }

    Json.Obj payload() {
        var members = new LinkedHashMap<String, Json>();
        members.put("report_type", Json.of(type.text()));
        members.put("parameters", parameters);
        members.put("format", Json.of(format.text()));
        return new Json.Obj(members);
    }

    public String fileName(Instant ordered) {
        return type.text() + "-" + NAME_TIME.format(ordered) + "." + format.text();
    }

    /// The value of a parameter that is text or a choice.
    public Optional<String> text(String parameter) {
        return Optional.ofNullable(parameters.text(parameter));
    }

    public Optional<Instant> moment(String parameter) {
        return text(parameter).flatMap(ReportParameter::parseMoment);
    }

    /// Whether a moment is between `created_from` and `created_to`, which is itself outside.
    public boolean covers(Instant created) {
        return moment("created_from").map(from -> !created.isBefore(from)).orElse(true)
                && moment("created_to").map(created::isBefore).orElse(true);
    }

    /// The time that the parameters `from`, `to` and `tz` say.
    public Window window() {
        return window(parameters);
    }

    private static List<Fault> faults(ReportType type, Json.Obj parameters) {
        var faults = new ArrayList<Fault>();
        parameters
                .members()
                .forEach((name, value) -> type.parameter(name)
                        .ifPresentOrElse(
                                known -> known.fault(value)
                                        .ifPresent(detail -> faults.add(ReportRejections.badParameter(name, detail))),
                                () -> faults.add(ReportRejections.unknownParameter(type, name))));
        var from = Optional.ofNullable(parameters.text("created_from")).flatMap(ReportParameter::parseMoment);
        var to = Optional.ofNullable(parameters.text("created_to")).flatMap(ReportParameter::parseMoment);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            faults.add(ReportRejections.badParameter("created_to", "Send a moment after created_from."));
        }
        if (type == ReportType.METRICS && faults.isEmpty() && window(parameters).isBackwards()) {
            faults.add(ReportRejections.badParameter("to", "Send a time after `from`."));
        }
        return faults;
    }

    private static Window window(Json.Obj parameters) {
        return Window.of(parameters.text("from"), parameters.text("to"), parameters.text("tz"));
    }

    private static String text(Json.Obj members, String name) {
        return String.valueOf(members.text(name));
    }
}
