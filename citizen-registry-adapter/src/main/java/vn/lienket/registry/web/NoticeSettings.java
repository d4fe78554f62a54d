package vn.lienket.registry.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param apiKey what the database shows us; without one nobody is let in
 * @param settle a lookup that was answered before the change has been told after so long
 */
@ConfigurationProperties("citizen-registry.notices")
record NoticeSettings(@DefaultValue("") String apiKey, @DefaultValue("10s") Duration settle) {

    @Override
    public String toString() {
        return "NoticeSettings";
    }
}
