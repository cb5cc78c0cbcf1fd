package dev.cloakroom.application.reports;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.reports.ReportOrder;

/// What a client asks for, not yet checked.
public record NewReport(String reportType, Json.Obj parameters, String format) {

    ReportOrder order() {
        return ReportOrder.checked(reportType, parameters, format);
    }
}
