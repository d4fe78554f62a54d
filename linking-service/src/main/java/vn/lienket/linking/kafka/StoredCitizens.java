package vn.lienket.linking.kafka;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.stereotype.Component;
import vn.lienket.linking.Account;
import vn.lienket.linking.Citizen;
import vn.lienket.linking.CitizenFile;
import vn.lienket.linking.KnownCitizens;
import vn.lienket.linking.PortalAccount;

/** Reads the tasks' stores, by Kafka Streams' interactive queries: those of this instance, standbys too; of the others it says where they are. */
@Component
class StoredCitizens implements KnownCitizens {

    private static final StringSerializer KEY = new StringSerializer();

    private final RunningStreams streams;

    StoredCitizens(RunningStreams streams) {
        this.streams = streams;
    }

    @Override
    public Whereabouts find(String citizenRef) {
        return streams.client().map(client -> find(client, citizenRef)).orElseGet(Whereabouts.NotKnownYet::new);
    }

    private Whereabouts find(KafkaStreams client, String citizenRef) {
        try {
            KeyQueryMetadata where = client.queryMetadataForKey(Citizens.STORE, citizenRef, KEY);
            if (where == null || where.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
                return new Whereabouts.NotKnownYet();
            }
            boolean active = streams.isSelf(where.activeHost());
            return active || where.standbyHosts().stream().anyMatch(streams::isSelf)
                    ? read(client, citizenRef, where.partition(), !active)
                    : new Whereabouts.Elsewhere(addresses(where));
        } catch (InvalidStateStoreException beingRestored) {
            return new Whereabouts.NotKnownYet();
        }
    }

    private static Whereabouts read(KafkaStreams client, String citizenRef, int partition, boolean standby) {
        ReadOnlyKeyValueStore<Bytes, byte[]> store = client.store(
                StoreQueryParameters.fromNameAndType(Citizens.STORE, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .enableStaleStores()
                        .withPartition(partition));
        byte[] packed = store.get(Bytes.wrap(Outgoing.key(citizenRef)));
        return packed == null
                ? new Whereabouts.Nowhere()
                : new Whereabouts.Here(file(citizenRef, PackedCitizen.unpack(packed), standby));
    }

    private static CitizenFile file(String citizenRef, Citizen citizen, boolean standby) {
        FactsOf facts = new FactsOf(citizenRef);
        Map<PortalAccount, String> linkIds = citizen.accounts().stream()
                .filter(account -> account.link().isPresent())
                .collect(toMap(Account::id, facts::linkId));
        return new CitizenFile(citizenRef, citizen, linkIds, standby);
    }

    private static List<URI> addresses(KeyQueryMetadata where) {
        return Stream.concat(Stream.of(where.activeHost()), where.standbyHosts().stream())
                .filter(instance -> !instance.equals(HostInfo.unavailable()))
                .map(instance -> URI.create("http://" + instance.host() + ":" + instance.port()))
                .toList();
    }
}
