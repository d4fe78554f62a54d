package vn.lienket.account.web;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import vn.lienket.account.IssuerKeys;

/** The issuer's keys, or those that it published last while it cannot be asked. */
final class RememberedKeys extends JWKSetSourceWrapper<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedKeys.class);

    private final IssuerKeys remembered;

    RememberedKeys(JWKSetSource<SecurityContext> issuer, IssuerKeys remembered) {
        super(issuer);
        this.remembered = remembered;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            JWKSet keys = getSource().getJWKSet(refresh, now, context);
            remember(keys);
            return keys;
        } catch (JWKSetUnavailableException issuerIsDown) {
            LOG.warn("the token issuer does not give its keys; those that it gave last count");
            return last(issuerIsDown);
        }
    }

    private void remember(JWKSet keys) {
        try {
            remembered.remember(keys.toString(true));
        } catch (DataAccessException later) {
            LOG.warn(
                    "the token issuer's keys are not kept: {}", later.getClass().getSimpleName());
        }
    }

    private JWKSet last(JWKSetUnavailableException issuerIsDown) throws KeySourceException {
        try {
            return JWKSet.parse(remembered.last().orElseThrow(() -> issuerIsDown));
        } catch (DataAccessException | ParseException neither) {
            throw issuerIsDown;
        }
    }
}
