package vn.lienket.account.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import vn.lienket.account.Column;
import vn.lienket.account.FileFormat;
import vn.lienket.account.Row;
import vn.lienket.account.RowRefusal;
import vn.lienket.account.Rows;

/** CSV in UTF-8, one row a line. Lines are parsed one by one, so that a quote that never ends spoils its own row and not the rest of the file. */
@Component
final class CsvRows implements Rows {

    private static final CSVFormat LINE =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    @Override
    public FileFormat format() {
        return FileFormat.CSV;
    }

    @Override
    public Reader open(InputStream file) throws IOException, WrongHeader {
        Utf8Lines lines = new Utf8Lines(file);
        Header header = Header.of(lines.next().flatMap(Utf8Lines.Line::text).flatMap(CsvRows::cells));
        return new RowReader(lines, (number, text) -> row(number, text, header));
    }

    private static Row row(long number, String text, Header header) {
        return cells(text)
                .map(cells -> header.row(number, cells))
                .orElseGet(() -> new Row.Unreadable(number, RowRefusal.BAD_CSV));
    }

    private static Optional<List<String>> cells(String line) {
        return line.indexOf('"') < 0 && line.indexOf('\r') < 0 ? Optional.of(plain(line)) : quoted(line);
    }

    /** Most lines: a parser for each would cost more than all the rest that is done to read it. */
    private static List<String> plain(String line) {
        List<String> cells = new ArrayList<>(16);
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            cells.add(line.substring(from, comma));
            from = comma + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    private static Optional<List<String>> quoted(String line) {
        try (CSVParser parser = CSVParser.parse(line, LINE)) {
            return parser.getRecords().stream().findFirst().map(CSVRecord::toList);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private record Header(Map<Column, Integer> places, int width) {

        static Header of(Optional<List<String>> titles) throws WrongHeader {
            Map<String, Integer> found = new HashMap<>();
            titles.ifPresent(cells -> {
                for (int i = 0; i < cells.size(); i++) {
                    found.put(cells.get(i).strip().toLowerCase(Locale.ROOT), i);
                }
            });
            Map<Column, Integer> places = new EnumMap<>(Column.class);
            for (Column column : Column.values()) {
                Integer place = found.get(column.title().toLowerCase(Locale.ROOT));
                if (place != null) {
                    places.put(column, place);
                }
            }
            List<Column> missing = Arrays.stream(Column.values())
                    .filter(column -> column.isRequired() && !places.containsKey(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new WrongHeader(missing);
            }
            return new Header(places, titles.orElseThrow().size());
        }

        Row row(long line, List<String> cells) {
            if (cells.size() != width) {
                return new Row.Unreadable(line, RowRefusal.COLUMN_COUNT);
            }
            Map<Column, String> byColumn = new EnumMap<>(Column.class);
            places.forEach(
                    (column, place) -> byColumn.put(column, cells.get(place).strip()));
            return new Row.Cells(line, byColumn);
        }
    }
}
