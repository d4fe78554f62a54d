package vn.lienket.account.web;

/** Who stands for a decision. */
record Signature(String by) {

    String required() {
        return OpsText.required("by", by);
    }
}
