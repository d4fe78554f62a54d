package vn.lienket.account.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;

/**
 * How one request goes.
 *
 * @param summary what it is for
 * @param parameters by name, those in the path too
 * @param body text, or a JSON value
 * @param contentType of the body
 * @param answer an excerpt
 */
record ApiExample(
        String request,
        String summary,
        Map<String, Object> parameters,
        Object body,
        String contentType,
        int status,
        Object answer) {

    private static final String JSON = "application/json";

    /** @param order in which the examples make sense, for whoever runs them */
    void addTo(OpenAPI document, int order) {
        String[] words = request.split(" ");
        PathItem path = document.getPaths().get(words[1]);
        Operation operation = path == null ? null : path.readOperationsMap().get(PathItem.HttpMethod.valueOf(words[0]));
        if (operation == null) {
            throw new IllegalStateException("an example of no endpoint: " + request);
        }
        operation.summary(summary);
        operation.addExtension("x-example-order", order);
        if (parameters != null && operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> parameter.setExample(parameters.get(parameter.getName())));
        }
        if (body != null) {
            operation.setRequestBody(bodyOf(operation));
        }
        addAnswer(operation);
    }

    private RequestBody bodyOf(Operation operation) {
        RequestBody known = operation.getRequestBody() == null ? new RequestBody() : operation.getRequestBody();
        Content content = known.getContent() == null ? new Content() : known.getContent();
        String type = contentType == null ? JSON : contentType;
        content.computeIfAbsent(type, none -> new MediaType()).setExample(body);
        return known.content(content);
    }

    /** springdoc says 200 of everything that returns a ResponseEntity. */
    private void addAnswer(Operation operation) {
        ApiResponse response = operation
                .getResponses()
                .computeIfAbsent(Integer.toString(status), none -> new ApiResponse().description("as in the example"));
        Content content = new Content();
        content.addMediaType(JSON, new MediaType().example(answer));
        if (response.getContent() != null) {
            response.getContent().values().stream().findFirst().ifPresent(known -> content.get(JSON)
                    .setSchema(known.getSchema()));
        }
        response.setContent(content);
        operation.addExtension("x-example-status", status);
    }
}
