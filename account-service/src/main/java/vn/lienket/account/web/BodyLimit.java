package vn.lienket.account.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends requests that are larger than they may be: at once when they say so, else when so much was read. */
@Component
final class BodyLimit extends OncePerRequestFilter {

    private final LimitSettings settings;
    private final Refusals refusals;

    BodyLimit(LimitSettings settings, Refusals refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = settings.bodyOf(request.getRequestURI());
        if (request.getContentLengthLong() > most) {
            refusals.refuse(request, response, new Problem(ProblemType.REQUEST_TOO_LARGE));
            return;
        }
        chain.doFilter(most == Long.MAX_VALUE ? request : new Limited(request, most), response);
    }

    static final class TooLarge extends IOException {}

    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedInput(super.getInputStream(), most);
        }
    }

    private static final class LimitedInput extends ServletInputStream {

        private final ServletInputStream all;
        private long left;

        LimitedInput(ServletInputStream all, long most) {
            this.all = all;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = all.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = all.read(bytes, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return all.isFinished();
        }

        @Override
        public boolean isReady() {
            return all.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            all.setReadListener(listener);
        }
    }
}
