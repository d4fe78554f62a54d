package vn.lienket.account;

import java.util.List;

/**
 * What was done, to whom, by whom, why, and because of which facts.
 *
 * @param subject {@code portal/accountId} or {@code portal/accountType}
 * @param who a service, or the people who stand for it
 * @param why nothing personal; or null
 * @param facts eventIds, the one that was applied first
 */
public record AuditEntry(String subject, String what, String who, String why, List<String> facts) {}
