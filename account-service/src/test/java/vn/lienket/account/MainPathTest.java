package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.sealed.Claim;
import vn.lienket.schemas.Seal;

class MainPathTest extends ServiceTest {

    @Test
    void bringsAnImportedAccountFromItsClaimToItsLink() throws Exception {
        String cccd = anyCccd();
        assertThat(importCsv(row("a-1", cccd)).number("/imported")).isEqualTo(1);
        assertThat(state("a-1")).isEqualTo("CCCD_PENDING");
        assertThat(http.post(path("a-1") + "/logins").text("/action")).isEqualTo("UPDATE_CCCD");

        CccdUpdateRequested requested = onlyFact("cccd-update-requested", key("a-1"), CccdUpdateRequested.class);
        Claim claim = claim(requested);
        assertThat(claim.getCccd()).isEqualTo(cccd);
        assertThat(claim.getFullName()).isEqualTo("Nguyễn Thị Hoà");
        assertThat(claim.getDateOfBirth()).isEqualTo("1987-05-21");
        onlyFact("account-contact-changed", key("a-1"), AccountContactChanged.class);

        Facts facts = new Facts(portal, "a-1", ref(cccd));
        TOPICS.say("cccd-updated", ref(cccd), facts.confirmed(requested.getRequestId()));
        await().untilAsserted(() -> assertThat(state("a-1")).isEqualTo("CCCD_VERIFIED"));
        assertThat(http.post(path("a-1") + "/logins").text("/action")).isEqualTo("LOGIN_WITH_VNEID");

        TOPICS.say("account-linked", ref(cccd), facts.linked(1));
        await().untilAsserted(() -> assertThat(state("a-1")).isEqualTo("LINKED"));
        Http.Answer identity = http.get(path("a-1"));
        assertThat(identity.text("/cccd")).isEqualTo("•••••••••" + cccd.substring(9));
        assertThat(identity.text("/link/vneidSubject")).isEqualTo("subject-1");
        assertThat(http.post(path("a-1") + "/logins").text("/action")).isEqualTo("USE_VNEID");
    }

    @Test
    void carriesTheCloudEventHeadersAndTheTraceOfTheRequest() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        http.post("/v1/accounts:import", "text/csv", HEADER + row("a-2", anyCccd()) + "\n", "traceparent", trace);
        CccdUpdateRequested requested = onlyFact("cccd-update-requested", key("a-2"), CccdUpdateRequested.class);
        var headers = TOPICS.records("cccd-update-requested", key("a-2")).get(0).headers();
        assertThat(header(headers, "ce_id")).isEqualTo(requested.getEventId());
        assertThat(header(headers, "ce_source")).isEqualTo("/account-service");
        assertThat(header(headers, "ce_type")).isEqualTo("vn.lienket.facts.CccdUpdateRequested");
        assertThat(header(headers, "traceparent")).isEqualTo(trace);
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Claim claim(CccdUpdateRequested requested) throws Exception {
        byte[] sealed = new byte[requested.getSealedClaim().remaining()];
        requested.getSealedClaim().get(sealed);
        String key = requested.getPortal() + "/" + requested.getAccountId();
        byte[] clear = Seal.with(CLAIM_KEYSET).open(sealed, key);
        return new SpecificDatumReader<>(Claim.class)
                .read(null, DecoderFactory.get().binaryDecoder(clear, null));
    }
}
