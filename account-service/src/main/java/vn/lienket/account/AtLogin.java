package vn.lienket.account;

/** All that a login is decided on; nothing of it is personal. */
public record AtLogin(AccountId id, Progress progress, CutoffTerms terms) {

    AccountState state() {
        return progress.state();
    }
}
