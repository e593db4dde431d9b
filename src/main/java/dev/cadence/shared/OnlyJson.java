package dev.cadence.shared;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Operations read and write JSON and nothing else, whatever else the class path could, save those that say what else they
/// write. Who does not accept JSON is told so before anything is done: the framework itself would notice only when the
/// deed has been done and its answer is to be written.
@Component
class OnlyJson implements HandlerInterceptor, WebMvcConfigurer {

    private final HeaderContentNegotiationStrategy acceptHeader = new HeaderContentNegotiationStrategy();

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    /// YAML comes along with the library that describes the API, and is read more
    /// leniently than our JSON.
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all -> all
            .removeIf(converter -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException, HttpMediaTypeNotSupportedException {
        var operation = OurOperations.requested(request, handler);
        if (operation.isPresent() && !saysWhatItWrites(request)
                && acceptHeader.resolveMediaTypes(new ServletWebRequest(request))
                    .stream()
                    .noneMatch(accepted -> accepts(accepted, operation.get()))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        if (operation.filter(OnlyJson::readsABody).isPresent() && isOfAnyType(request)) {
            throw new HttpMediaTypeNotSupportedException("The body is of no type in particular",
                    List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    /// Of an operation that answers with nothing there is nothing to read but problems,
    /// and clients that are generated from the description say just that.
    private static boolean accepts(MediaType accepted, HandlerMethod operation) {
        return accepted.isCompatibleWith(MediaType.APPLICATION_JSON)
                || (answersNothing(operation) && accepted.isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
    }

    private static boolean answersNothing(HandlerMethod operation) {
        var success = operation.getMethodAnnotation(ResponseStatus.class);
        return operation.isVoid() && success != null
                && List.of(HttpStatus.ACCEPTED, HttpStatus.NO_CONTENT).contains(success.code());
    }

    /// Whether it accepts that, the framework has found out in finding the operation.
    private static boolean saysWhatItWrites(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null;
    }

    private static boolean readsABody(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
            .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /// A wildcard, on which the framework fails rather than refuses.
    private static boolean isOfAnyType(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.contains("*");
    }

}
