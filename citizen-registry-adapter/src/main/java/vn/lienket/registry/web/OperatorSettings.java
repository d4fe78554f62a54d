package vn.lienket.registry.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param apiKey what ops show us; without one nobody is let in */
@ConfigurationProperties("citizen-registry.operator")
record OperatorSettings(@DefaultValue("") String apiKey) {

    @Override
    public String toString() {
        return "OperatorSettings";
    }
}
