// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.operation;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface OperationOperations<C> {

    /// All problems that can happen.
    ListProblemTypesResponse listProblemTypes(ListProblemTypesRequest request, C call);

    /// One problem.
    GetProblemTypeResponse getProblemType(GetProblemTypeRequest request, C call);

    /// The keys that verify access tokens.
    ListSigningKeysResponse listSigningKeys(ListSigningKeysRequest request, C call);

    /// Whether the process runs.
    CheckLivenessResponse checkLiveness(CheckLivenessRequest request, C call);

    /// Whether requests are welcome.
    CheckReadinessResponse checkReadiness(CheckReadinessRequest request, C call);
}
