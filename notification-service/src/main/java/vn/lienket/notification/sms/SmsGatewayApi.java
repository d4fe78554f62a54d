package vn.lienket.notification.sms;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;

/** src/main/openapi/sms-gateway.yaml as Java. */
interface SmsGatewayApi {

    @PostExchange(
            url = "/v1/messages",
            contentType = MediaType.APPLICATION_JSON_VALUE,
            accept = MediaType.APPLICATION_JSON_VALUE)
    MessageReceipt send(@RequestHeader("Idempotency-Key") String key, @RequestBody MessageRequest message);
}
