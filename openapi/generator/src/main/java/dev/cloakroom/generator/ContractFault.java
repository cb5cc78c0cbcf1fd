package dev.cloakroom.generator;

/// The contract uses something that the generator refuses, so that nobody finds out later what it would have made of
/// it.
final class ContractFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ContractFault(String where, String what) {
        super(where + ": " + what);
    }
}
