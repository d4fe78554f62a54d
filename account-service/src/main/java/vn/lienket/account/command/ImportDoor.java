package vn.lienket.account.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** account-service's imports, from outside. */
final class ImportDoor {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String path;
    private final String token;

    /** @param portal null for files whose rows name theirs */
    ImportDoor(URI url, String portal, String token) {
        this.url = url;
        this.path = portal == null ? "/v1/" : "/v1/portals/" + portal + "/";
        this.token = token;
    }

    /** The same for the same file, so that whoever starts the command again goes on; one that was all in is imported anew: others may have come since. */
    UUID idOf(Path file) throws IOException, InterruptedException {
        ByteBuffer digest = ByteBuffer.wrap(digest(file));
        for (int time = 0; ; time++) {
            UUID id = UUID.nameUUIDFromBytes(
                    ByteBuffer.allocate(40).put(digest.rewind()).putInt(time).array());
            HttpResponse<String> known =
                    http.send(request("imports/" + id).build(), HttpResponse.BodyHandlers.ofString());
            if (known.statusCode() == 404 || !json(known, 200).hasNonNull("endedAt")) {
                return id;
            }
        }
    }

    private static byte[] digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    JsonNode send(UUID id, String type, HttpRequest.BodyPublisher file) throws IOException, InterruptedException {
        HttpRequest request = request("accounts:import")
                .header("Content-Type", type)
                .header("Import-Id", id.toString())
                .POST(file)
                .build();
        return json(http.send(request, HttpResponse.BodyHandlers.ofString()), 200);
    }

    void rejected(UUID id, Path target) throws IOException, InterruptedException {
        HttpResponse<Path> answer =
                http.send(request("imports/" + id + "/rejected.csv").build(), HttpResponse.BodyHandlers.ofFile(target));
        if (answer.statusCode() != 200) {
            throw new IOException("no report: HTTP " + answer.statusCode());
        }
    }

    private HttpRequest.Builder request(String rest) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path + rest));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<String> answer, int expected) throws IOException {
        if (answer.statusCode() != expected) {
            throw new IOException("HTTP " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
