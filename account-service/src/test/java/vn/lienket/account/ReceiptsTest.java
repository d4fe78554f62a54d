package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountLinked;
import vn.lienket.schemas.NewReceiptKey;

class ReceiptsTest extends ServiceTest {

    private final String cccd = anyCccd();

    /** As an office does: the published keys and any JOSE library, nothing of ours. */
    @Test
    void certifiesALinkSoThatAnybodyCanVerifyItWithThePublishedKeys() throws Exception {
        AccountLinked linked = linked("a-1");
        Http.Answer answer = http.get(path("a-1") + "/link-receipt");
        SignedJWT receipt = SignedJWT.parse(answer.text("/receipt"));

        Http.Answer published = http.with(null).get("/.well-known/jwks.json");
        assertThat(published.body()).doesNotContain("\"d\"");
        JWKSet keys = JWKSet.parse(published.body());
        ECDSAVerifier verifier = new ECDSAVerifier(
                keys.getKeyByKeyId(receipt.getHeader().getKeyID()).toECKey());
        assertThat(receipt.verify(verifier)).isTrue();

        assertThat(receipt.getJWTClaimsSet().getStringClaim("portal")).isEqualTo(portal);
        assertThat(receipt.getJWTClaimsSet().getStringClaim("accountId")).isEqualTo("a-1");
        Map<String, Object> link = receipt.getJWTClaimsSet().getJSONObjectClaim("linked");
        assertThat(link.get("why")).isEqualTo("rules " + linked.getRuleVersion());
        assertThat(link.get("facts"))
                .isEqualTo(List.of(linked.getEventId(), linked.getCccdUpdatedEventId(), linked.getVneidLoginEventId()));
        assertThat(receipt.getPayload().toString())
                .contains("N••• T••• H•••")
                .doesNotContain(cccd)
                .doesNotContain("Nguyễn");
    }

    @Test
    void saysWhetherAReceiptIsStillSo() {
        AccountLinked linked = linked("b-1");
        String receipt = http.get(path("b-1") + "/link-receipt").body();
        Http anybody = http.with(null);
        assertThat(anybody.postJson("/v1/link-receipts:verify", receipt).text("/stillLinked"))
                .isEqualTo("true");
        TOPICS.say("account-unlinked", ref(cccd), new Facts(portal, "b-1", ref(cccd)).unlinked(2));
        awaitState("b-1", "CCCD_VERIFIED");
        assertThat(anybody.postJson("/v1/link-receipts:verify", receipt).text("/stillLinked"))
                .isEqualTo("false");
        assertThat(http.get(path("b-1") + "/link-receipt").text("/type")).isEqualTo("/errors/not-linked");
    }

    @Test
    void knowsItsOwnReceiptsFromOthers() {
        linked("c-1");
        String receipt = http.get(path("c-1") + "/link-receipt").text("/receipt");
        String[] parts = receipt.split("\\.");
        char[] payload = parts[1].toCharArray();
        payload[20] = payload[20] == 'A' ? 'B' : 'A';
        for (String wrong :
                List.of("", "a.b.c", parts[0] + "." + new String(payload) + "." + parts[2], token("lan", "ops"))) {
            assertThat(http.postJson("/v1/link-receipts:verify", "{\"receipt\":\"" + wrong + "\"}")
                            .text("/type"))
                    .as(wrong)
                    .isEqualTo("/errors/invalid-receipt");
        }
    }

    @Test
    void makesKeysOfWhichEachIsItsOwn() throws Exception {
        for (int i = 0; i < 300; i++) {
            JWKSet keys = JWKSet.parse(NewReceiptKey.keyset());
            var key = keys.getKeys().get(0).toECKey();
            assertThat(key.getX().decode()).hasSize(32);
            assertThat(key.getD().decode()).hasSize(32);
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        }
    }

    private AccountLinked linked(String account) {
        importCsv(row(account, cccd));
        confirm(account, cccd);
        AccountLinked linked = new Facts(portal, account, ref(cccd)).linked(1);
        TOPICS.say("account-linked", ref(cccd), linked);
        awaitState(account, "LINKED");
        return linked;
    }
}
