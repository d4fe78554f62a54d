package vn.lienket.registry.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The population database has one key, ops have another. */
@Configuration(proxyBeanMethods = false)
class Doors implements WebMvcConfigurer {

    private final NoticeSettings notices;
    private final OperatorSettings operator;

    Doors(NoticeSettings notices, OperatorSettings operator) {
        this.notices = notices;
        this.operator = operator;
    }

    @Override
    public void addInterceptors(InterceptorRegistry doors) {
        doors.addInterceptor(new Doorkeeper(notices.apiKey())).addPathPatterns(CitizenNumberChanges.PATH);
        doors.addInterceptor(new Doorkeeper(operator.apiKey()))
                .addPathPatterns(QuotaEndpoint.PATH, DeadLettersEndpoint.PATH);
    }
}
