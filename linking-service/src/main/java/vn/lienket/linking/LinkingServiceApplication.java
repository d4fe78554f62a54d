package vn.lienket.linking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class LinkingServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(LinkingServiceApplication.class, args);
    }
}
