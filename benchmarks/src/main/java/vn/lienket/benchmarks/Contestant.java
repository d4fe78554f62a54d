package vn.lienket.benchmarks;

import java.util.List;

/**
 * A process that reads {@code cccd-updated} and {@code vneid-login} and writes {@code account-linked}.
 *
 * @param output what is to be expected of it
 */
record Contestant(String name, String what, Output output, Ready ready, List<String> command) {

    enum Output {
        LINKS,
        /** A bound: one record for each fact. */
        COPIES,
        /** A bound: one record when it has seen all facts. */
        MARK
    }

    enum Ready {
        /** It answers on its health address. */
        HTTP,
        /** It prints the word. */
        PRINTED
    }
}
