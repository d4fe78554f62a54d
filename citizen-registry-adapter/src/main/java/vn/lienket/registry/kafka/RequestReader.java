package vn.lienket.registry.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.registry.Claim;
import vn.lienket.schemas.Seal;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Bytes to {@link Request}. */
final class RequestReader {

    private final FactReader facts;
    private final Seal claims;

    RequestReader(FactReader facts, Seal claims) {
        this.facts = facts;
        this.claims = claims;
    }

    /** @throws UnreadableFact when the record is at fault */
    Request read(ConsumerRecord<byte[], byte[]> record) {
        String key = FactReader.key(record.key());
        CccdUpdateRequested fact = facts.value(record.topic(), record.value(), CccdUpdateRequested.class);
        if (!key.equals(fact.getPortal() + "/" + fact.getAccountId())) {
            throw new UnreadableFact("the key is not portal/accountId");
        }
        return new Request(key, fact, open(fact.getSealedClaim(), key), Trace.of(record.headers()));
    }

    private Optional<Claim> open(ByteBuffer sealed, String key) {
        byte[] box = new byte[sealed.remaining()];
        sealed.duplicate().get(box);
        try {
            return claim(claims.open(box, key));
        } catch (Seal.BrokenSeal e) {
            throw new UnreadableFact("the claim cannot be opened: " + e.getMessage());
        }
    }

    private static Optional<Claim> claim(byte[] clear) {
        try {
            var stated = new SpecificDatumReader<>(vn.lienket.facts.sealed.Claim.class)
                    .read(null, DecoderFactory.get().binaryDecoder(clear, null));
            return Claim.of(
                    stated.getCccd(),
                    Optional.ofNullable(stated.getCmnd()),
                    stated.getFullName(),
                    stated.getDateOfBirth());
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new UnreadableFact("what was sealed is not a Claim");
        }
    }
}
