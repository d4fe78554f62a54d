package vn.lienket.platform.http;

import tools.jackson.databind.json.JsonMapper;

/** The one mapper of the stand-ins: strict on shape, silent about members it does not know. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}
}
