package vn.lienket.linking;

/** An account by the name that its portal gave it. */
public record PortalAccount(String portal, String accountId) {}
