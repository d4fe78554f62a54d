package vn.lienket.account.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienket.account.Announcement.VneidLogin;

/** Reads a JSON array, or a login a line (NDJSON): there a line that is no JSON spoils that line only. */
@Component
final class LoginBatchReader {

    private static final int MOST = 1000;

    private final JsonMapper json;

    LoginBatchReader(JsonMapper json) {
        this.json = json;
    }

    interface Check {
        VneidLogin checked(ReportedLogin login, int index);
    }

    private interface Read {
        ReportedLogin get();
    }

    LoginBatch read(InputStream body, MediaType type, Check check) throws IOException {
        List<Read> all = type.isCompatibleWith(MediaType.APPLICATION_JSON) ? array(body) : lines(body);
        if (all.size() > MOST) {
            throw new Problem(ProblemType.REQUEST_TOO_LARGE);
        }
        List<LoginBatch.Item> items = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            items.add(item(all.get(index), index, check));
        }
        return new LoginBatch(items);
    }

    private static LoginBatch.Item item(Read read, int index, Check check) {
        try {
            ReportedLogin login = read.get();
            if (login == null) {
                throw new Problem(ProblemType.MALFORMED_REQUEST);
            }
            return new LoginBatch.Item(check.checked(login, index), null);
        } catch (Problem refused) {
            return new LoginBatch.Item(null, refused);
        } catch (JacksonException unreadable) {
            return new LoginBatch.Item(null, Problem.unreadable(unreadable));
        }
    }

    private List<Read> array(InputStream body) throws IOException {
        List<Read> all = new ArrayList<>();
        for (JsonNode node : tree(body.readAllBytes())) {
            all.add(() -> json.treeToValue(node, ReportedLogin.class));
        }
        return all;
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            if (tree.isArray()) {
                return tree;
            }
        } catch (JacksonException unreadable) {
            throw Problem.unreadable(unreadable);
        }
        throw new Problem(ProblemType.MALFORMED_REQUEST);
    }

    private List<Read> lines(InputStream body) throws IOException {
        List<Read> all = new ArrayList<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String login = line;
            if (!login.isBlank()) {
                all.add(() -> json.readValue(login, ReportedLogin.class));
            }
        }
        return all;
    }
}
