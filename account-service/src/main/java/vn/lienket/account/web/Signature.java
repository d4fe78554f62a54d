package vn.lienket.account.web;

import java.security.Principal;

/**
 * Who stands for a decision: the holder of the token.
 *
 * @param by may be left out
 */
record Signature(String by) {

    static String of(Principal caller, Signature given) {
        return of(caller, "by", given == null ? null : given.by());
    }

    /** @throws Problem when the request says that it was somebody else */
    static String of(Principal caller, String field, String claimed) {
        if (claimed != null && !claimed.strip().equals(caller.getName())) {
            throw Problem.notYourself(field);
        }
        return caller.getName();
    }
}
