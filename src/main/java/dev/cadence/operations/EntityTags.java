package dev.cadence.operations;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

import dev.cadence.accounts.ForEveryone;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Gives whatever is read a strong `ETag`, which is a hash of what is answered: it changes exactly if what this caller
/// sees does. Who has it already is answered 304. What is for everyone may be kept by anybody, and is to be asked about
/// each time it is used unless the operation says otherwise.
@ControllerAdvice
class EntityTags implements ResponseBodyAdvice<Object> {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /// Of the 32 of the hash.
    private static final int BYTES = 18;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.getContainingClass().getPackageName().startsWith("dev.cadence");
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter answer, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || body instanceof ProblemDetail || !type.isCompatibleWith(MediaType.APPLICATION_JSON)
                || !READING.contains(request.getMethod().name()) || !(request instanceof ServletServerHttpRequest here)
                || !(response instanceof ServletServerHttpResponse there)) {
            return body;
        }
        if (answer.hasMethodAnnotation(ForEveryone.class) && response.getHeaders().getCacheControl() == null) {
            there.getServletResponse()
                .setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePublic().getHeaderValue());
        }
        var known = new ServletWebRequest(here.getServletRequest(), there.getServletResponse())
            .checkNotModified(of(json.writeValueAsBytes(body)));
        return known ? null : body;
    }

    private static String of(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"%s\"".formatted(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES)));
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
