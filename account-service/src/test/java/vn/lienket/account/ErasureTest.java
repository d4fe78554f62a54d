package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.schemas.Seal;

/** Right to be forgotten. */
class ErasureTest extends ServiceTest {

    private static final List<Seal> SEALS = Stream.of(CLAIM_KEYSET, CONTACT_KEYSET, STORAGE_KEYSET)
            .map(Seal::with)
            .toList();

    @Autowired
    ProveErasures proveErasures;

    private final String cccd = anyCccd();

    @Test
    void leavesNothingThatOpensAnywhereAndCertifiesThatOnlyThen() throws Exception {
        importCsv(row("a-1", cccd), row("a-2", cccd), row("b-1", anyCccd()));
        confirm("a-1", cccd);
        confirm("a-2", cccd);
        TOPICS.say("account-linked", ref(cccd), new Facts(portal, "a-1", ref(cccd)).linked(1));
        awaitState("a-1", "LINKED");
        http.postJson("/v1/conflicts/" + portal + "/a-2/notes", "{\"text\":\"chị Hoà gọi lại\"}");
        onlyFact("account-contact-changed", key("a-1"), AccountContactChanged.class);
        assertThat(opened("a-1")).contains("account.personal", "account-contact-changed", "cccd-update-requested");

        Http.Answer proposed = propose("a-1", "lan");
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(propose("a-1", "minh").text("/type")).isEqualTo("/errors/already-proposed");
        assertThat(decide(proposed, ":approve", "Lan").text("/type")).isEqualTo("/errors/same-person");
        assertThat(decide(proposed, ":approve", "minh")
                        .json()
                        .at("/erasedAccounts")
                        .valueStream()
                        .map(account -> account.asString()))
                .containsExactlyInAnyOrder(key("a-1"), key("a-2"));
        assertThat(decide(proposed, ":approve", "hoa").text("/type")).isEqualTo("/errors/already-decided");

        proveErasures.run();
        assertThat(http.get(proposed.location() + "/certificate").status()).isEqualTo(404);
        assertThat(empty(http.get(proposed.location()))).containsValue(false);

        try (AutoCloseable compaction = TOPICS.compacting("account-contact-changed")) {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        TOPICS.readsAll("citizen-registry-adapter", "cccd-update-requested");
                        TOPICS.readsAll("notification-service", "account-contact-changed");
                        proveErasures.run();
                        assertThat(empty(http.get(proposed.location()))).doesNotContainValue(false);
                    });
        }
        assertThat(opened("a-1")).isEmpty();
        assertThat(opened("a-2")).isEmpty();
        assertThat(opened("b-1")).contains("account.personal", "account-contact-changed");
        assertThat(jdbc.queryForList("select note from account_note where portal = ?", portal))
                .isEmpty();

        assertThat(state("a-1")).isEqualTo("LINKED");
        assertThat(http.get(path("a-1")).text("/cccd")).isNull();
        assertThat(http.get("/v1/conflicts/" + portal + "/a-1").status()).isEqualTo(200);
        onlyFact("account-linked", ref(cccd), AccountLinked.class);

        Http.Answer certificate = http.get(proposed.location() + "/certificate");
        String text = certificate.text("/text");
        assertThat(text)
                .contains(
                        key("a-1"), key("a-2"), "asked by: lan", "approved by: minh", "topic cccd-update-requested.dlq")
                .contains("What stays, and why")
                .doesNotContain(cccd);
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(certificate.text("/sha256")).isEqualTo(hash);
        SignedJWT signed = SignedJWT.parse(certificate.text("/signed"));
        JWKSet keys = JWKSet.parse(http.with(null).get("/.well-known/jwks.json").body());
        assertThat(signed.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(signed.getJWTClaimsSet().getStringClaim("certificate")).isEqualTo(text);
        assertThat(http.get("/v1/audit/" + portal + "/a-2").body()).contains("ERASED", "lan, approved by minh", hash);
    }

    @Test
    void takesNothingInAgain() {
        importCsv(row("c-1", cccd));
        decide(propose("c-1", "lan"), ":approve", "minh");
        Http.Answer again = importCsv(row("c-1", cccd));
        assertThat(again.text("/rejected/0/reason")).isEqualTo("ERASED");
        assertThat(http.postJson(path("c-1") + "/cccd-updates", "{\"cccd\":\"" + cccd + "\"}")
                        .text("/type"))
                .isEqualTo("/errors/account-erased");
        assertThat(http.get(path("c-1")).text("/message/en")).contains("erased");
        assertThat(http.postJson("/v1/conflicts/" + portal + "/c-1/notes", "{\"text\":\"chị Hoà\"}")
                        .status())
                .isEqualTo(404);
        assertThat(propose("c-1", "lan").text("/type")).isEqualTo("/errors/already-decided");
    }

    @Test
    void keepsAllWhenTheSecondPersonRefuses() {
        importCsv(row("d-1", cccd));
        Http.Answer proposed = propose("d-1", "lan");
        assertThat(decide(proposed, ":reject", "minh").text("/status")).isEqualTo("REJECTED");
        assertThat(opened("d-1")).contains("account.personal");
        assertThat(propose("d-1", "lan").status()).isEqualTo(201);
    }

    private Http.Answer propose(String account, String by) {
        return http.with(token(by))
                .postJson(
                        "/v1/erasures",
                        "{\"portal\":\"" + portal + "\",\"accountId\":\"" + account
                                + "\",\"reason\":\"yêu cầu của công dân\"}");
    }

    private Http.Answer decide(Http.Answer proposed, String verdict, String by) {
        return http.with(token(by)).post(proposed.location() + verdict);
    }

    private static Map<String, Boolean> empty(Http.Answer erasure) {
        return erasure.json()
                .at("/findings")
                .valueStream()
                .collect(java.util.stream.Collectors.toMap(
                        finding -> finding.at("/account").asString() + " "
                                + finding.at("/place").asString(),
                        finding -> finding.at("/empty").asBoolean()));
    }

    /** Where any of the keys opens something of the account: every binary column of the database, every sealed field under its key. */
    private List<String> opened(String account) {
        Stream<String> columns = jdbc
                .queryForList("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'bytea'")
                .stream()
                .flatMap(column -> jdbc
                        .queryForList(
                                "select " + column.get("column_name") + " from " + column.get("table_name"),
                                byte[].class)
                        .stream()
                        .filter(box -> box != null && opens(box, account))
                        .map(box -> column.get("table_name") + "." + column.get("column_name")));
        Stream<String> topics = Stream.of("account-contact-changed", "cccd-update-requested")
                .filter(topic -> boxes(topic, account).anyMatch(box -> opens(box, account)));
        return Stream.concat(columns, topics).toList();
    }

    private Stream<byte[]> boxes(String topic, String account) {
        return switch (topic) {
            case "account-contact-changed" ->
                TOPICS.facts(topic, key(account), AccountContactChanged.class).stream()
                        .filter(java.util.Objects::nonNull)
                        .map(fact -> bytes(fact.getSealedContact()));
            case "cccd-update-requested" ->
                TOPICS.facts(topic, key(account), CccdUpdateRequested.class).stream()
                        .map(fact -> bytes(fact.getSealedClaim()));
            default -> Stream.empty();
        };
    }

    private boolean opens(byte[] sealed, String account) {
        return SEALS.stream().anyMatch(seal -> Stream.of(key(account), "account/" + key(account))
                .anyMatch(context -> {
                    try {
                        seal.open(sealed, context);
                        return true;
                    } catch (Seal.BrokenSeal no) {
                        return false;
                    }
                }));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
