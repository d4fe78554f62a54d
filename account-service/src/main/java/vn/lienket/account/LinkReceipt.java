package vn.lienket.account;

import java.util.List;

/**
 * That an account is linked, since when, and because of what.
 *
 * @param why by which rules of linking-service; null when the audit does not say
 * @param facts eventIds: the link's, the confirmed CCCD's, the VNeID login's
 */
public record LinkReceipt(AccountId account, Masked holder, Link link, String why, List<String> facts) {}
