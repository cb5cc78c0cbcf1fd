package planted.api.model;

/// Stands for a type of the contract.
public record Answer(String text) {}
