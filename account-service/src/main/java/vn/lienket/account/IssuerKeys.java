package vn.lienket.account;

import java.util.Optional;

/** The public keys that the issuer of access tokens published last, as a JSON Web Key Set. */
public interface IssuerKeys {

    void remember(String keySet);

    Optional<String> last();
}
