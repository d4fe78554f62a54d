package vn.lienket.linking.kafka;

/** Where a record goes to: the outputs of {@link LinkingTopology} in order, and the dead letters, which find their topic themselves. */
enum Output {
    ACCOUNT_LINKED("account-linked"),
    ACCOUNT_UNLINKED("account-unlinked"),
    LINK_REFUSED("link-refused"),
    LINKED_ACCOUNTS("linked-accounts"),
    HANDOVERS("handovers"),
    LINK_PREVIEW("link-preview"),
    DEAD_LETTERS("dead-letters");

    private final String contractName;

    Output(String contractName) {
        this.contractName = contractName;
    }

    /** The name in the contract: that of the subject, whatever the topic is called where this runs. */
    String contractName() {
        return contractName;
    }
}
