package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.Violation;
import dev.cloakroom.api.runtime.json.Violation.Place;
import java.util.List;

/// All faults of one request. A faulty parameter makes the whole a 400, and the faults of the body are told with it;
/// a body that can be read and breaks its schema is a 422.
public final class RequestViolations extends RequestRefusal {

    private final boolean malformedBody;
    private final transient List<Violation> violations;

    public RequestViolations(List<Violation> violations, boolean malformedBody) {
        super(
                violations.size() == 1
                        ? "One part of the request is wrong, see errors."
                        : violations.size() + " parts of the request are wrong, see errors.");
        this.malformedBody = malformedBody;
        this.violations = List.copyOf(violations);
    }

    @Override
    public String code() {
        var parameters = violations.stream().anyMatch(violation -> violation.place() instanceof Place.Parameter);
        return parameters ? "invalid-parameter" : malformedBody ? "malformed-request" : "validation-failed";
    }

    public List<Violation> violations() {
        return violations;
    }
}
