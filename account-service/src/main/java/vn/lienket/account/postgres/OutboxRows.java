package vn.lienket.account.postgres;

import java.util.Iterator;
import vn.lienket.account.Letter;

/** What to write for letters: those of one topic that follow each other share a row, as many as fit; one alone has a row as anybody can read it. */
final class OutboxRows implements Iterator<Object[]> {

    static final String COLUMNS = "topic, record_key, head, payload, letters";
    /** Of a row that holds several: no letter has it. */
    private static final String NO_KEY = "";

    private final Iterator<Letter> letters;
    private Letter next;

    OutboxRows(Iterator<Letter> letters) {
        this.letters = letters;
        advance();
    }

    private void advance() {
        next = letters.hasNext() ? letters.next() : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Object[] next() {
        Letter first = next;
        LetterBundle bundle = new LetterBundle(first.topic());
        boolean fits = bundle.add(first);
        advance();
        while (fits && next != null && bundle.add(next)) {
            advance();
        }
        return bundle.letters() > 1
                ? new Object[] {first.topic(), NO_KEY, null, bundle.bytes(), bundle.letters()}
                : new Object[] {first.topic(), first.key(), first.headers(), first.payload(), null};
    }
}
