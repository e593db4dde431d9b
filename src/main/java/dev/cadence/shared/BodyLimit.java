package dev.cadence.shared;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a body beyond {@link #MOST} bytes, or {@link #MOST_OF_A_PUSH} where GitHub tells of pushes: at once when the
/// request announces its length, otherwise as soon as so much has been read. The server itself limits nothing but forms,
/// of which there is one.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    /// In bytes. Far more than any request needs, Stripe's notices included, of which the
    /// largest have some tens of thousands.
    static final int MOST = 256 * 1024;

    /// In bytes: the most that GitHub sends. A first push of many files comes near it. It
    /// is read as it comes, and only for a link that exists.
    static final int MOST_OF_A_PUSH = 25 * 1024 * 1024;

    private static final String PUSHES = "/webhooks/github/";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = request.getRequestURI().startsWith(PUSHES) ? MOST_OF_A_PUSH : MOST;
        if (request.getContentLengthLong() > most) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        else {
            chain.doFilter(new Limited(request, most), response);
        }
    }

    /// More has come than may.
    static final class Exceeded extends IOException {

        Exceeded() {
            super("The body is larger than it may be");
        }

    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final int most;

        Limited(HttpServletRequest request, int most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }

    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;

        private int left;

        Counted(ServletInputStream body, int most) {
            this.body = body;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws Exceeded {
            left -= read;
            if (left < 0) {
                throw new Exceeded();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

    }

}
