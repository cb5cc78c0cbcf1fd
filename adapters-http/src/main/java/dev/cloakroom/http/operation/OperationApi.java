package dev.cloakroom.http.operation;

import dev.cloakroom.api.model.Health;
import dev.cloakroom.api.model.HealthStatus;
import dev.cloakroom.api.model.ProblemType;
import dev.cloakroom.api.model.ProblemTypeList;
import dev.cloakroom.api.model.SigningKey;
import dev.cloakroom.api.model.SigningKeyList;
import dev.cloakroom.api.operation.CheckLivenessRequest;
import dev.cloakroom.api.operation.CheckLivenessResponse;
import dev.cloakroom.api.operation.CheckReadinessRequest;
import dev.cloakroom.api.operation.CheckReadinessResponse;
import dev.cloakroom.api.operation.GetProblemTypeRequest;
import dev.cloakroom.api.operation.GetProblemTypeResponse;
import dev.cloakroom.api.operation.ListProblemTypesRequest;
import dev.cloakroom.api.operation.ListProblemTypesResponse;
import dev.cloakroom.api.operation.ListSigningKeysRequest;
import dev.cloakroom.api.operation.ListSigningKeysResponse;
import dev.cloakroom.api.operation.OperationOperations;
import dev.cloakroom.application.operation.Readiness;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.auth.SigningKeys;

/// The operations of the tag `operation`. All of them are public, so none tells more than yes or no of the inside.
public final class OperationApi implements OperationOperations<Call> {

    private final Readiness readiness;
    private final ProblemTypes types;
    private final SigningKeys keys;

    public OperationApi(Readiness readiness, ProblemTypes types, SigningKeys keys) {
        this.readiness = readiness;
        this.types = types;
        this.keys = keys;
    }

    @Override
    public CheckLivenessResponse checkLiveness(CheckLivenessRequest request, Call call) {
        return new CheckLivenessResponse.Ok(new Health(HealthStatus.UP));
    }

    @Override
    public CheckReadinessResponse checkReadiness(CheckReadinessRequest request, Call call) {
        if (!readiness.isReady()) {
            throw new HttpProblem("not-ready", "Something that requests need does not work at the moment.");
        }
        return new CheckReadinessResponse.Ok(new Health(HealthStatus.UP));
    }

    @Override
    public ListProblemTypesResponse listProblemTypes(ListProblemTypesRequest request, Call call) {
        var all = types.all().stream().map(OperationApi::view).toList();
        return new ListProblemTypesResponse.Ok(new ProblemTypeList(all, false, null));
    }

    @Override
    public GetProblemTypeResponse getProblemType(GetProblemTypeRequest request, Call call) {
        return types.find(request.slug())
                .map(type -> new GetProblemTypeResponse.Ok(view(type)))
                .orElseThrow(() -> new Rejection.Missing("There is no such problem type."));
    }

    @Override
    public ListSigningKeysResponse listSigningKeys(ListSigningKeysRequest request, Call call) {
        var all = keys.publicKeys().stream()
                .map(key -> new SigningKey("EC", "sig", "ES256", key.keyId(), "P-256", key.x(), key.y()))
                .toList();
        return new ListSigningKeysResponse.Ok(new SigningKeyList(all));
    }

    private static ProblemType view(ProblemTypes.Type type) {
        return new ProblemType(
                type.urn(),
                type.slug(),
                type.title(),
                type.status(),
                type.retryable(),
                type.description(),
                type.extras());
    }
}
