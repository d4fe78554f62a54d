package vn.lienket.linking.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienket.linking.Citizen;
import vn.lienket.linking.Replay;

/** Citizens of a replay, packed as in the store. */
final class InHeap implements Replay.Memory {

    private final Map<String, byte[]> citizens = new HashMap<>();
    private final Set<String> hopeful = new HashSet<>();

    @Override
    public Citizen get(String citizenRef) {
        byte[] packed = citizens.get(citizenRef);
        return packed == null ? Citizen.UNKNOWN : PackedCitizen.unpack(packed);
    }

    @Override
    public void put(String citizenRef, Citizen citizen) {
        citizens.put(citizenRef, PackedCitizen.pack(citizen));
        if (citizen.hopesForAnotherCalendar()) {
            hopeful.add(citizenRef);
        } else {
            hopeful.remove(citizenRef);
        }
    }

    @Override
    public List<String> hopeful() {
        return new ArrayList<>(hopeful);
    }

    int size() {
        return citizens.size();
    }
}
