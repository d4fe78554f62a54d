package vn.lienket.account;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Ends the service after the last test, while its broker still runs; at the end of the JVM both would end at once, and wait for each other. */
final class ServiceEndsBeforeItsParts implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        var service = (ConfigurableApplicationContext) SpringExtension.getApplicationContext(context);
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ServiceEndsBeforeItsParts.class))
                .computeIfAbsent("service", none -> (AutoCloseable) service::close);
    }
}
