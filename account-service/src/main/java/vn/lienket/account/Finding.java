package vn.lienket.account;

/**
 * What was found where something personal had been kept.
 *
 * @param place e.g. {@code account-service: table account}
 * @param isEmpty nothing of the account can be read there
 * @param result what was tried, and what came of it
 */
public record Finding(AccountId account, String place, boolean isEmpty, String result) {}
