package vn.lienket.account.kafka;

import org.springframework.stereotype.Component;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.Pseudonyms;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;

@Component
final class HmacPseudonyms implements Pseudonyms {

    private final CitizenRefKey key;

    HmacPseudonyms(Secrets secrets) {
        this.key = CitizenRefKey.parse(secrets.citizenRefKey());
    }

    @Override
    public String of(CitizenNumber cccd) {
        return CitizenRef.of(key, cccd.digits()).value();
    }
}
