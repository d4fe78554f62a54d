package vn.lienket.linking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienket.linking.Explanation;
import vn.lienket.linking.Explanations;
import vn.lienket.linking.KnownCitizens;
import vn.lienket.linking.KnownCitizens.Whereabouts;

/** "I cannot say now" is never "there is none": whoever asks is told to come again, and what was asked does not come back in it. */
class NoAnswerTest {

    private static final String CITIZEN = "test-1.w2Db3EHMfno8aDsGisAwhQ";
    private static final String EVENT = "6f1c1c1e-0000-5000-8000-000000000001";

    @Test
    void asksToComeAgainWhileAStoreIsRestored() {
        assertComesAgain(askAbout(new Whereabouts.NotKnownYet(), false), "/errors/not-ready");
    }

    @Test
    void asksToComeAgainWhenNoInstanceThatHasTheCitizenAnswers() throws IOException {
        assertComesAgain(askAbout(new Whereabouts.Elsewhere(List.of(nobody(), nobody())), false), "/errors/not-ready");
    }

    @Test
    void doesNotPassAQuestionInACircle() {
        Whereabouts back = new Whereabouts.Elsewhere(List.of(URI.create("http://not-asked.invalid")));

        assertComesAgain(askAbout(back, true), "/errors/not-ready");
    }

    @Test
    void saysThatItKnowsNothingOnlyOfACitizenThatWouldBeHere() {
        MvcTestResult answer = askAbout(new Whereabouts.Nowhere(), false);

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND).doesNotContainHeader("Retry-After");
    }

    @Test
    void asksToComeAgainWhileAnotherLinkIsLookedFor() {
        assertComesAgain(
                askWhy((eventId, citizenRef) -> {
                    throw new Explanations.Busy();
                }),
                "/errors/busy");
    }

    @Test
    void asksToComeAgainWhenTheLogCannotBeRead() {
        assertComesAgain(
                askWhy((eventId, citizenRef) -> {
                    throw new Explanations.LogUnreadable(new IOException("broker away"));
                }),
                "/errors/log-unreadable");
    }

    @Test
    void saysThatThereIsNoSuchLink() {
        assertThat(askWhy((eventId, citizenRef) -> Optional.<Explanation>empty()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private static void assertComesAgain(MvcTestResult answer, String type) {
        assertThat(answer)
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasContentType("application/problem+json")
                .containsHeader("Retry-After")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo(type);
        assertThat(answer).bodyText().doesNotContain(CITIZEN, EVENT);
    }

    private static MvcTestResult askAbout(Whereabouts whereabouts, boolean askedOn) {
        KnownCitizens citizens = citizenRef -> whereabouts;
        return door(new CitizensEndpoint(citizens, new OtherInstances()))
                .get()
                .uri("/v1/citizens/{citizenRef}", CITIZEN)
                .header(OtherInstances.ASKED_ON, askedOn)
                .exchange();
    }

    private static MvcTestResult askWhy(Explanations explanations) {
        return door(new LinksEndpoint(explanations))
                .get()
                .uri("/v1/links/{eventId}/explanation", EVENT)
                .exchange();
    }

    private static MockMvcTester door(Object endpoint) {
        return MockMvcTester.of(List.of(endpoint), builder -> builder.setControllerAdvice(new Problems())
                .build());
    }

    /** An address at which nothing listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + taken.getLocalPort());
        }
    }
}
