package vn.lienket.linking.kafka.logbook;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The place of each key, outside the heap. Many small tables instead of a large one: growing takes milliseconds, one table at a time. */
final class Index implements AutoCloseable {

    private static final int TABLES = 64;

    private final IndexTable[] tables = new IndexTable[TABLES];

    Index() {
        Arrays.setAll(tables, n -> new IndexTable());
    }

    private Index(IndexFile.Reader file) throws IOException {
        int n = 0;
        try {
            for (; n < TABLES; n++) {
                tables[n] = IndexTable.readFrom(file);
            }
            file.requireEnd();
        } catch (IOException e) {
            Stream.of(tables).limit(n).forEach(IndexTable::close);
            throw e;
        }
    }

    static Index readFrom(IndexFile.Reader file) throws IOException {
        return new Index(file);
    }

    List<IndexTable> tables() {
        return List.of(tables);
    }

    long place(Fingerprint key) {
        return table(key).place(key);
    }

    void put(Fingerprint key, long place) {
        table(key).put(key, place);
    }

    void remove(Fingerprint key) {
        table(key).remove(key);
    }

    long size() {
        long size = 0;
        for (IndexTable table : tables) {
            size += table.size();
        }
        return size;
    }

    long bytes() {
        long bytes = 0;
        for (IndexTable table : tables) {
            bytes += table.bytes();
        }
        return bytes;
    }

    /** Of the journal, without what was overwritten. */
    long liveBytes() {
        long bytes = 0;
        for (IndexTable table : tables) {
            bytes += table.liveBytes();
        }
        return bytes;
    }

    @Override
    public void close() {
        for (IndexTable table : tables) {
            table.close();
        }
    }

    /** The low half is left for the place within the table. */
    private IndexTable table(Fingerprint key) {
        return tables[(int) key.high() & TABLES - 1];
    }
}
