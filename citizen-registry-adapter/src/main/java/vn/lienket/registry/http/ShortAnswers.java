package vn.lienket.registry.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** An answer has a few hundred bytes. Whatever sends more is not read into memory, once for each question under way. */
final class ShortAnswers implements ClientHttpRequestInterceptor {

    private static final int LONGEST = 64 * 1024;

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution call)
            throws IOException {
        return new Shortened(call.execute(request, body));
    }

    static final class TooLong extends RuntimeException {
        TooLong() {
            super("more than " + LONGEST + " bytes");
        }
    }

    private static final class Counted extends FilterInputStream {
        private int left = LONGEST;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int read = super.read(into, from, most);
            return count(read, read);
        }

        private int count(int answer, int read) {
            left -= Math.max(0, read);
            if (answer >= 0 && left < 0) {
                throw new TooLong();
            }
            return answer;
        }
    }

    private static final class Shortened implements ClientHttpResponse {
        private final ClientHttpResponse answer;

        Shortened(ClientHttpResponse answer) {
            this.answer = answer;
        }

        @Override
        public InputStream getBody() throws IOException {
            return new Counted(answer.getBody());
        }

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
