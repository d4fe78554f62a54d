package vn.lienket.endtoend;

import com.fasterxml.jackson.databind.JsonNode;

/** What a service answered over HTTP; {@code location} is null without such a header. */
record Answer(int status, String contentType, String location, JsonNode body) {}
