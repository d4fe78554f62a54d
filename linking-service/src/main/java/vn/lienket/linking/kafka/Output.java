package vn.lienket.linking.kafka;

/** Where a record goes to. */
enum Output {
    ACCOUNT_LINKED,
    ACCOUNT_UNLINKED,
    LINK_REFUSED,
    LINKED_ACCOUNTS,
    HANDOVERS,
    DEAD_LETTERS
}
