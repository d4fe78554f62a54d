package vn.lienket.platform.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.Ports;
import vn.lienket.platform.http.Json;

class MailboxTest {

    @TempDir
    private Path folder;

    private final int smtp = Ports.free();
    private final int http = Ports.free();
    private Mailbox mailbox;

    @BeforeEach
    void starts() throws Exception {
        mailbox = Mailbox.start(folder, smtp, http);
    }

    @AfterEach
    void stops() {
        mailbox.close();
    }

    @Test
    void showsTheMailOfOneAddress() throws Exception {
        send("hoa@hopthu.example", "Tài khoản đã liên kết", "Xin chào <b>Hoà</b>");
        send("other@hopthu.example", "Something else", "…");

        JsonNode mails = Json.MAPPER.readTree(get("/api/messages?to=Hoa@hopthu.example"));
        assertThat(mails).hasSize(1);
        assertThat(mails.path(0).path("subject").asString()).isEqualTo("Tài khoản đã liên kết");
        assertThat(mails.path(0).path("text").asString()).contains("Xin chào");
        assertThat(Json.MAPPER.readTree(get("/api/messages"))).hasSize(2);
    }

    @Test
    void showsAPageOnWhichNoMailIsAProgram() throws Exception {
        send("hoa@hopthu.example", "<script>alert(1)</script>", "<img src=x>");
        assertThat(get("/"))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .doesNotContain("<img");
    }

    @Test
    void hasItsMailAgainAfterARestart() throws Exception {
        send("hoa@hopthu.example", "Kept", "…");
        mailbox.close();
        mailbox = Mailbox.start(folder, smtp, http);
        assertThat(mailbox.to("hoa@hopthu.example")).singleElement().satisfies(mail -> assertThat(mail.subject())
                .isEqualTo("Kept"));
    }

    private void send(String to, String subject, String text) {
        GreenMailUtil.sendTextEmail(
                to, "lienket@lienket.example", subject, text, new ServerSetup(smtp, "127.0.0.1", "smtp"));
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + http + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
