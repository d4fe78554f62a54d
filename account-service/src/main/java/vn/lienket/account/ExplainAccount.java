package vn.lienket.account;

/** Tells a citizen where his account stands, and why. */
public final class ExplainAccount {

    private final Accounts accounts;
    private final Cutoffs cutoffs;
    private final Pseudonyms pseudonyms;

    public ExplainAccount(Accounts accounts, Cutoffs cutoffs, Pseudonyms pseudonyms) {
        this.accounts = accounts;
        this.cutoffs = cutoffs;
        this.pseudonyms = pseudonyms;
    }

    public Explanation explain(AccountId id) {
        Account account = accounts.find(id).orElseThrow(AccountNotFound::new);
        Cutoff cutoff = cutoffs.of(new CutoffKey(id.portal(), account.type()));
        return Explanation.of(account, cutoff, pseudonyms);
    }
}
