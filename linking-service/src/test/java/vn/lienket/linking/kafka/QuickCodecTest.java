package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.UnlinkReason;
import vn.lienket.facts.VneidLogin;
import vn.lienket.linking.Fact;
import vn.lienket.schemas.kafka.UnreadableFact;

/** What is read and written quickly is what Confluent's own reader and writer would have read and written. */
class QuickCodecTest {

    private static TestContract contract;
    /** Knows the layouts already, so it reads quickly. */
    private static ReadFacts quick;

    private static WriteAvro writer;

    @BeforeContainer
    static void start() throws Exception {
        contract = new TestContract();
        quick = new ReadFacts(contract.settings);
        writer = new WriteAvro(contract.settings);
        VneidLogin login = login("k", "e", Instant.EPOCH, "s", AssuranceLevel.LEVEL_2, "p");
        CccdUpdated confirmation = confirmation("k", "e", Instant.EPOCH, "a", AccountType.POST, null, "p");
        quick.vneidLogin("vneid-login", record("k", contract.write("vneid-login", login)));
        quick.cccdUpdated("cccd-updated", record("k", contract.write("cccd-updated", confirmation)));
    }

    @AfterContainer
    static void stop() {
        quick.close();
        writer.close();
        contract.close();
    }

    @Property
    void readsLoginsAsTheStockReader(@ForAll("logins") VneidLogin login, @ForAll("damages") Damage damage) {
        Record<byte[], byte[]> record =
                record(login.getCitizenRef(), damage.done(contract.write("vneid-login", login)));

        assertThat(outcome(() -> quick.vneidLogin("vneid-login", record)))
                .isEqualTo(outcome(() -> quick.stockVneidLogin("vneid-login", record)));
    }

    @Property
    void readsConfirmationsAsTheStockReader(
            @ForAll("confirmations") CccdUpdated confirmation, @ForAll("damages") Damage damage) {
        Record<byte[], byte[]> record =
                record(confirmation.getCitizenRef(), damage.done(contract.write("cccd-updated", confirmation)));

        assertThat(outcome(() -> quick.cccdUpdated("cccd-updated", record)))
                .isEqualTo(outcome(() -> quick.stockCccdUpdated("cccd-updated", record)));
    }

    @Property
    void writesTheBytesOfConfluentsSerializer(
            @ForAll("texts") String text, @ForAll("texts") String other, @ForAll long sequence, @ForAll boolean flag) {
        Instant at = Instant.ofEpochMilli(sequence >> 20);
        same(
                Output.ACCOUNT_LINKED,
                AccountLinked.newBuilder()
                        .setEventId(text)
                        .setOccurredAt(at)
                        .setCitizenRef(other)
                        .setPortal(text)
                        .setAccountId(other)
                        .setVneidSubject(text)
                        .setSequence(sequence)
                        .setPreviousSubject(flag ? other : null)
                        .setLate(flag)
                        .setRuleVersion("1")
                        .setCccdUpdatedEventId(text)
                        .setVneidLoginEventId(other)
                        .build());
        same(
                Output.ACCOUNT_UNLINKED,
                AccountUnlinked.newBuilder()
                        .setEventId(text)
                        .setOccurredAt(at)
                        .setCitizenRef(other)
                        .setPortal(text)
                        .setAccountId(other)
                        .setVneidSubject(text)
                        .setSequence(sequence)
                        .setReason(flag ? UnlinkReason.CCCD_CORRECTED : UnlinkReason.OPS_COMMAND)
                        .setRequestedBy(flag ? null : other)
                        .build());
        same(
                Output.LINK_REFUSED,
                LinkRefused.newBuilder()
                        .setEventId(text)
                        .setOccurredAt(at)
                        .setCitizenRef(other)
                        .setPortal(text)
                        .setAccountId(other)
                        .setReason(flag ? RefusalReason.AFTER_CUTOFF : RefusalReason.EXEMPT)
                        .setRuleVersion("1")
                        .setCccdUpdatedEventId(text)
                        .setVneidLoginEventId(other)
                        .build());
    }

    private static void same(Output output, SpecificRecord fact) {
        byte[] confluents = contract.write(output.contractName(), fact);

        assertThat(FactBytes.of(Arrays.copyOf(confluents, 5), fact)).isEqualTo(confluents);
        assertThat(writer.bytes(output, fact)).isEqualTo(confluents);
    }

    /** Bytes on their way: whole, cut, or one of them changed. */
    record Damage(int at, int change) {
        byte[] done(byte[] value) {
            if (change == 0) {
                return value;
            }
            int place = at % value.length;
            if (change < 0) {
                return Arrays.copyOf(value, place);
            }
            byte[] damaged = value.clone();
            damaged[Math.max(5, place)] ^= (byte) change;
            return damaged;
        }
    }

    /** Empty when it belongs into the dead letters. */
    private static Optional<Fact> outcome(java.util.function.Supplier<Fact> reading) {
        try {
            return Optional.of(reading.get());
        } catch (UnreadableFact e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Damage> damages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400), Arbitraries.of(0, 0, 0, -1, 1, 2, 0x20, 0x80))
                .as(Damage::new);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.strings().ofMaxLength(200),
                Arbitraries.create(() -> java.util.UUID.randomUUID().toString()));
    }

    @Provide
    Arbitrary<VneidLogin> logins() {
        return Combinators.combine(keys(), texts(), times(), texts(), Arbitraries.of(AssuranceLevel.class), texts())
                .as(QuickCodecTest::login);
    }

    @Provide
    Arbitrary<CccdUpdated> confirmations() {
        return Combinators.combine(
                        keys(),
                        texts(),
                        times(),
                        texts(),
                        Arbitraries.of(AccountType.class),
                        texts().injectNull(0.5),
                        texts())
                .as(QuickCodecTest::confirmation);
    }

    private static Arbitrary<String> keys() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(40);
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(-1L << 50, 1L << 50).map(Instant::ofEpochMilli);
    }

    private static VneidLogin login(
            String key, String id, Instant at, String subject, AssuranceLevel level, String portal) {
        return VneidLogin.newBuilder()
                .setEventId(id)
                .setOccurredAt(at)
                .setCitizenRef(key)
                .setVneidSubject(subject)
                .setAssuranceLevel(level)
                .setPortal(portal)
                .build();
    }

    private static CccdUpdated confirmation(
            String key, String id, Instant at, String account, AccountType type, String previous, String portal) {
        return CccdUpdated.newBuilder()
                .setEventId(id)
                .setOccurredAt(at)
                .setCitizenRef(key)
                .setPreviousCitizenRef(previous)
                .setPortal(portal)
                .setAccountId(account)
                .setAccountType(type)
                .setRequestId(id)
                .build();
    }

    private static Record<byte[], byte[]> record(String key, byte[] value) {
        return new Record<>(key.getBytes(UTF_8), value, 7);
    }
}
