package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.schemas.Seal;

/** Right to be forgotten. */
class ErasureTest extends ServiceTest {

    private static final List<Seal> SEALS = Stream.of(CLAIM_KEYSET, CONTACT_KEYSET, STORAGE_KEYSET)
            .map(Seal::with)
            .toList();
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(ErasureTest::aes);

    @Autowired
    ProveErasures proveErasures;

    @Autowired
    OldSeals oldSeals;

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

        List<byte[]> dump = dumpOfAccounts("a-1", "a-2");
        assertThat(dump).hasSize(2).allMatch(box -> opens(box, "a-1") || opens(box, "a-2"));

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
        assertThat(dump).noneMatch(box -> opens(box, "a-1") || opens(box, "a-2"));
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

    /** As before accounts had keys. */
    @Test
    void givesAccountsFromBeforeAKeyOfTheirOwn() {
        importCsv(row("e-1", cccd));
        byte[] clear = clear(dumpOfAccounts("e-1").get(0), "e-1", keysLeft()).orElseThrow();
        byte[] old = Seal.with(STORAGE_KEYSET).seal(clear, "account/" + key("e-1"));
        jdbc.update("update account set personal = ?, key_id = null where portal = ?", old, portal);
        assertThat(http.get(path("e-1")).status()).isEqualTo(200);

        while (oldSeals.renew(100) > 0) {
            // Until none is left.
        }
        byte[] renewed = dumpOfAccounts("e-1").get(0);
        assertThat(clear(renewed, "e-1", keysLeft())).hasValue(clear);
        assertThat(opensBy(SEALS, renewed, "e-1")).isFalse();
        assertThat(http.get(path("e-1")).status()).isEqualTo(200);
        decide(propose("e-1", "lan"), ":approve", "minh");
        assertThat(opens(renewed, "e-1")).isFalse();
    }

    /** Or the keys would be as old as the table they open. */
    @Test
    void keepsAnAccountsKeyAsLongAsTheAccountIsNotErased() {
        importCsv(row("f-1", cccd));
        byte[] first = dumpOfAccounts("f-1").get(0);
        importCsv(row("f-1", cccd).replace("hoa@", "hoa2@"));
        http.postJson(path("f-1") + "/cccd-updates", "{\"cccd\":\"" + cccd + "\",\"fullName\":\"Nguyễn Thị Hòa\"}");
        assertThat(dumpOfAccounts("f-1").get(0)).isNotEqualTo(first);
        assertThat(opens(first, "f-1")).isTrue();
        assertThat(opens(dumpOfAccounts("f-1").get(0), "f-1")).isTrue();
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
        List<byte[]> keys = keysLeft();
        Stream<String> columns = jdbc
                .queryForList("select table_name, column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'bytea'")
                .stream()
                .flatMap(column -> jdbc
                        .queryForList(
                                "select " + column.get("column_name") + " from " + column.get("table_name"),
                                byte[].class)
                        .stream()
                        .filter(box -> box != null && opens(box, account, keys))
                        .map(box -> column.get("table_name") + "." + column.get("column_name")));
        Stream<String> topics = Stream.of("account-contact-changed", "cccd-update-requested")
                .filter(topic -> boxes(topic, account).anyMatch(box -> opens(box, account, keys)));
        return Stream.concat(columns, topics).toList();
    }

    private Stream<byte[]> boxes(String topic, String account) {
        return switch (topic) {
            case "account-contact-changed" ->
                TOPICS.factsLeft(topic, key(account), AccountContactChanged.class).stream()
                        .filter(java.util.Objects::nonNull)
                        .map(fact -> bytes(fact.getSealedContact()));
            case "cccd-update-requested" ->
                TOPICS.factsLeft(topic, key(account), CccdUpdateRequested.class).stream()
                        .map(fact -> bytes(fact.getSealedClaim()));
            default -> Stream.empty();
        };
    }

    /** By the keysets, and by every account's key that is left. */
    private boolean opens(byte[] sealed, String account) {
        return opens(sealed, account, keysLeft());
    }

    private boolean opens(byte[] sealed, String account, List<byte[]> keys) {
        return opensBy(SEALS, sealed, account) || clear(sealed, account, keys).isPresent();
    }

    private boolean opensBy(List<Seal> seals, byte[] sealed, String account) {
        return seals.stream().anyMatch(seal -> Stream.of(key(account), "account/" + key(account))
                .anyMatch(context -> {
                    try {
                        seal.open(sealed, context);
                        return true;
                    } catch (Seal.BrokenSeal no) {
                        return false;
                    }
                }));
    }

    private Optional<byte[]> clear(byte[] sealed, String account, List<byte[]> keys) {
        return sealed.length < 28
                ? Optional.empty()
                : keys.stream()
                        .map(key -> open(key, sealed, "account/" + key(account)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private List<byte[]> keysLeft() {
        Seal storage = Seal.with(STORAGE_KEYSET);
        return jdbc.query(
                "select key_id::text, sealed from account_key",
                (row, number) -> storage.open(row.getBytes(2), "account-key/" + row.getString(1)));
    }

    private static Cipher aes() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> open(byte[] key, byte[] sealed, String context) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 0, 12));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(sealed, 12, sealed.length - 12));
        } catch (AEADBadTagException no) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The table as a backup has it, without the table of keys. */
    private List<byte[]> dumpOfAccounts(String... accounts) {
        String query = "copy (select personal from account where portal = '" + portal + "' and account_id in ('"
                + String.join("','", accounts) + "')) to stdout";
        return jdbc.execute((ConnectionCallback<List<byte[]>>) connection -> {
            StringWriter dump = new StringWriter();
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query, dump);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return dump.toString()
                    .lines()
                    .map(line -> HexFormat.of().parseHex(line.substring(line.indexOf('x') + 1)))
                    .toList();
        });
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
