package vn.lienket.account;

import java.util.List;

/**
 * What a decision about an account leads to. A repository stores the account and the announcements in one transaction and then gives the answer.
 */
public record Outcome<T>(Account account, List<Announcement> announcements, T answer) {

    static <T> Outcome<T> unchanged(Account account, T answer) {
        return new Outcome<>(account, List.of(), answer);
    }

    <R> Outcome<R> answering(R other) {
        return new Outcome<>(account, announcements, other);
    }
}
