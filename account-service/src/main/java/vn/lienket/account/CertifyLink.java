package vn.lienket.account;

import java.util.List;
import java.util.Optional;

/** Says of a link what can be certified: the account as it is, and from the audit the grounds. */
public final class CertifyLink {

    private static final Grounds UNKNOWN = new Grounds(null, List.of());

    private final Accounts accounts;
    private final Audit audit;

    public CertifyLink(Accounts accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Empty when the account is not linked. */
    public Optional<LinkReceipt> receipt(AccountId id) {
        Account account = accounts.find(id).orElseThrow(AccountNotFound::new);
        return account.progress().heldLink().map(link -> {
            Grounds grounds = grounds(id);
            return new LinkReceipt(id, Masked.of(account), link, grounds.why(), grounds.facts());
        });
    }

    /** Of the link that holds: the last that was recorded. */
    private Grounds grounds(AccountId id) {
        return audit.of(id.key()).stream()
                .map(Audit.Line::entry)
                .filter(entry -> entry.what().equals(LinkChanged.LINKED))
                .reduce((earlier, later) -> later)
                .map(entry -> new Grounds(entry.why(), entry.facts()))
                .orElse(UNKNOWN);
    }
}
