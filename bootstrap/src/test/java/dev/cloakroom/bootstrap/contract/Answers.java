package dev.cloakroom.bootstrap.contract;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What an answer has wrong, measured by the contract alone.
final class Answers {

    private final Contract contract;

    Answers(Contract contract) {
        this.contract = contract;
    }

    List<String> faults(Probe probe, HttpResponse<String> answer) {
        var faults = new ArrayList<String>();
        if (!probe.expected().contains(answer.statusCode())) {
            faults.add("expected " + probe.expected() + ", was " + answer.statusCode() + " " + answer.body());
        }
        if (answer.headers().firstValue("X-Request-Id").isEmpty()) {
            faults.add("no X-Request-Id");
        }
        if (answer.body().contains("Exception") || answer.body().contains("dev.cloakroom")) {
            faults.add("tells about its inside: " + answer.body());
        }
        if (answer.statusCode() == 405) {
            methodNotAllowed(answer, faults);
        } else {
            declared(probe, answer, faults);
        }
        if (answer.statusCode() >= 400) {
            problem(answer, faults);
        }
        return faults;
    }

    private void methodNotAllowed(HttpResponse<String> answer, List<String> faults) {
        if (answer.headers().firstValue("Allow").orElse("").isEmpty()) {
            faults.add("405 without Allow");
        }
        body(contract.at("/components/responses/NotFound/content"), answer, faults);
    }

    private void declared(Probe probe, HttpResponse<String> answer, List<String> faults) {
        var response = probe.operation().response(answer.statusCode());
        if (response == null) {
            faults.add(answer.statusCode() + " is not declared: " + answer.body());
            return;
        }
        for (var header : response.path("headers").properties()) {
            header(header.getKey(), contract.resolved(header.getValue()), answer, faults);
        }
        body(response.path("content"), answer, faults);
    }

    private void header(String name, JsonNode declared, HttpResponse<String> answer, List<String> faults) {
        var value = answer.headers().firstValue(name);
        if (value.isEmpty()) {
            if (declared.path("required").asBoolean(false)) {
                faults.add("the header " + name + " is missing");
            }
            return;
        }
        var typed = declared.at("/schema/type").asString().equals("integer")
                ? Contract.JSON.readTree(value.get())
                : Contract.JSON.getNodeFactory().stringNode(value.get());
        contract.faults(declared.get("schema"), typed).forEach(fault -> faults.add(name + ": " + fault));
    }

    private void body(JsonNode content, HttpResponse<String> answer, List<String> faults) {
        if (content.isEmpty()) {
            if (!answer.body().isEmpty()) {
                faults.add("a body where none is declared");
            }
            return;
        }
        var mediaType = answer.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
        var declared = content.get(mediaType);
        if (declared == null) {
            faults.add("the media type " + mediaType + " is not declared");
        } else if (mediaType.endsWith("json")) {
            faults.addAll(contract.faults(declared.get("schema"), Contract.JSON.readTree(answer.body())));
        }
    }

    private void problem(HttpResponse<String> answer, List<String> faults) {
        if (answer.body().isEmpty()) {
            faults.add("an error without a problem document");
            return;
        }
        var problem = Contract.JSON.readTree(answer.body());
        var code = problem.path("code").asString("");
        var type = contract.problemType(code);
        if (!type.isObject()) {
            faults.add("the code " + code + " is not in the registry");
        } else if (type.get("status").asInt() != answer.statusCode()
                || !problem.path("type").asString("").equals("urn:cloakroom:problem:" + code)) {
            faults.add("the problem is not what the registry says: " + answer.body());
        }
    }
}
