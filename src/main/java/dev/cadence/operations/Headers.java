package dev.cadence.operations;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/// An answer of which only the headers are kept, and nobody is sent any of it.
final class Headers extends HttpServletResponseWrapper {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private int status = SC_OK;

    Headers(HttpServletResponse other) {
        super(other);
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setContentType(String type) {
        headers.put("Content-Type", type);
    }

    @Override
    public void setCharacterEncoding(String encoding) {
        // Nothing is encoded.
    }

    @Override
    public void setContentLength(int length) {
        // Nothing is sent.
    }

    @Override
    public void setContentLengthLong(long length) {
        // Nothing is sent.
    }

    @Override
    public void flushBuffer() {
        // Nothing is sent.
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Nowhere();
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        /// As for every request that is not answered asynchronously.
        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("What only its headers are wanted of is answered at once");
        }

        @Override
        public void write(int content) {
            // Goes nowhere.
        }

        @Override
        public void write(byte[] content, int offset, int length) {
            // Goes nowhere.
        }

    }

}
