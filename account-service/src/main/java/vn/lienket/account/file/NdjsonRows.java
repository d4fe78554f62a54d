package vn.lienket.account.file;

import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.lienket.account.Column;
import vn.lienket.account.FileFormat;
import vn.lienket.account.Row;
import vn.lienket.account.RowRefusal;
import vn.lienket.account.Rows;

/** A JSON object a line, in UTF-8, with the columns' names; other members are passed over. */
@Component
final class NdjsonRows implements Rows {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, Column> COLUMNS =
            Arrays.stream(Column.values()).collect(Collectors.toMap(Column::title, Function.identity()));

    @Override
    public FileFormat format() {
        return FileFormat.NDJSON;
    }

    @Override
    public Reader open(InputStream file) {
        return new RowReader(new Utf8Lines(file), NdjsonRows::row);
    }

    private static Row row(long number, String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            Map<Column, String> byColumn = members(parser);
            return byColumn == null ? bad(number) : new Row.Cells(number, byColumn);
        } catch (JacksonException e) {
            return bad(number);
        }
    }

    private static Row bad(long number) {
        return new Row.Unreadable(number, RowRefusal.BAD_JSON);
    }

    /** Null when it is something else than one object of texts. */
    private static Map<Column, String> members(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Map<Column, String> byColumn = new EnumMap<>(Column.class);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            Column column = COLUMNS.get(parser.currentName());
            JsonToken value = parser.nextToken();
            if (column == null) {
                parser.skipChildren();
            } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                byColumn.put(column, parser.getString().strip());
            } else if (value != JsonToken.VALUE_NULL) {
                return null;
            }
        }
        return parser.nextToken() == null ? byColumn : null;
    }
}
