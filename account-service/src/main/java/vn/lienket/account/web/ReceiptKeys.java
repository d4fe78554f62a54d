package vn.lienket.account.web;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.validation.constraints.NotBlank;
import java.text.ParseException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param receiptKeyset JSON Web Key Set of P-256 keys with their private parts: the first signs, all are published, so that an earlier key's receipts
 *     stay verifiable after a change of keys
 */
@Validated
@ConfigurationProperties("lienket")
record ReceiptKeys(@NotBlank String receiptKeyset) {

    ECKey signing() {
        JWK first = parsed().getKeys().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("lienket.receipt-keyset has no key"));
        if (!first.isPrivate() || first.getKeyID() == null) {
            throw new IllegalStateException("the first key of lienket.receipt-keyset needs a private part and a kid");
        }
        return first.toECKey();
    }

    JWKSet published() {
        return parsed().toPublicJWKSet();
    }

    private JWKSet parsed() {
        try {
            return JWKSet.parse(receiptKeyset);
        } catch (ParseException e) {
            // Without its message, which may quote a key.
            throw new IllegalStateException("lienket.receipt-keyset is no JSON Web Key Set");
        }
    }

    @Override
    public String toString() {
        return "ReceiptKeys[…]";
    }
}
