package dev.cadence.operations;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.cadence.shared.AlsoSeenAt;
import dev.cadence.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static java.util.Objects.requireNonNull;

/// What a caller who changes something would be answered if they read it: the operation that reads is asked, on their
/// behalf and in their transaction. What is changed at `/v1/bookings/{id}/cancellation` is read at `/v1/bookings/{id}`: at
/// the longest beginning of the address at which one thing can be read.
@Component
class WhatIsSeen {

    private final ObjectProvider<RequestMappingHandlerAdapter> adapter;

    private final SingletonSupplier<Map<String, HandlerMethod>> readers;

    WhatIsSeen(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
            @Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapter) {
        this.adapter = adapter;
        this.readers = SingletonSupplier.of(() -> readers(mappings.getObject()));
    }

    /// Whether one of these is the entity tag of it: its own, or where the operation is
    /// {@link AlsoSeenAt} another address that of what is read there. The larger thing
    /// comes first: a refusal dooms the transaction, and the smaller may not be there
    /// yet.
    boolean isAmong(List<String> tags, HttpServletRequest request, Method operation) {
        var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        var larger = AnnotatedElementUtils.findMergedAnnotation(operation, AlsoSeenAt.class);
        return Stream.concat(Stream.ofNullable(larger).map(AlsoSeenAt::value), address(pattern).stream())
            .anyMatch(address -> read(request, address).filter(tags::contains).isPresent());
    }

    /// Where what is changed at an address can be read, if anywhere.
    Optional<String> address(String changed) {
        return readers.obtain()
            .keySet()
            .stream()
            .filter(address -> changed.equals(address) || changed.startsWith(address + "/"))
            .max(Comparator.comparingInt(String::length));
    }

    private Optional<String> read(HttpServletRequest request, String address) {
        var here = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var answer = new Headers(requireNonNull(here.getResponse()));
        var reader = requireNonNull(readers.obtain().get(address));
        try {
            adapter.getObject().handle(new Reading(request, address), answer, reader);
            return Optional.ofNullable(answer.getHeader(HttpHeaders.ETAG));
        }
        catch (Refusal | AccessDeniedException unseen) {
            return Optional.empty();
        }
        catch (Exception broken) {
            // Declared so wide by the framework.
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, HandlerMethod> readers(RequestMappingHandlerMapping mappings) {
        var readers = new HashMap<String, HandlerMethod>();
        mappings.getHandlerMethods().forEach((mapping, operation) -> {
            if (operation.getBeanType().getPackageName().startsWith("dev.cadence")
                    && mapping.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET))
                    && readsOneThing(operation)) {
                mapping.getPatternValues().forEach(address -> readers.put(address, operation.createWithResolvedBean()));
            }
        });
        return Map.copyOf(readers);
    }

    private static boolean readsOneThing(HandlerMethod operation) {
        var type = operation.getReturnType().getGenericParameterType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            type = generic.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> one && one.isRecord()
                && Arrays.stream(one.getRecordComponents()).noneMatch(it -> it.getName().equals("items"));
    }

}
