package dev.cloakroom.http.limits;

/// One policy. A key stands for who is counted: an owner, or an address.
public interface Limit {

    Charge take(Object key);
}
