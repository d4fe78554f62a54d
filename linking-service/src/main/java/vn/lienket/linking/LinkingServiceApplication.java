package vn.lienket.linking;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import vn.lienket.linking.kafka.ReplayCommand;

@SpringBootApplication
@ConfigurationPropertiesScan
public class LinkingServiceApplication {

    public static void main(String[] args) {
        if (List.of(args).contains("--replay")) {
            System.exit(ReplayCommand.run(args));
        }
        SpringApplication.run(LinkingServiceApplication.class, args);
    }
}
