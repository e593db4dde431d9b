package dev.cadence.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// All operations of the API and the problems of each.
@Component
class Operations {

    private final RequestMappingHandlerMapping mappings;

    Operations(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /// Such as `409 PUT /v1/bookings/{id}/acceptance`, in the order of the addresses.
    List<String> thatMayAnswerWith(String code) {
        return mappings.getHandlerMethods()
            .entrySet()
            .stream()
            .filter(operation -> operation.getValue().getBeanType().getPackageName().startsWith("dev.cadence"))
            .filter(operation -> !operation.getKey().getMethodsCondition().isEmpty())
            .filter(operation -> !AnnotatedElementUtils.hasAnnotation(operation.getValue().getBeanType(), Hidden.class))
            .flatMap(operation -> answers(operation, code))
            .sorted()
            .toList();
    }

    private static Stream<String> answers(Map.Entry<RequestMappingInfo, HandlerMethod> operation, String code) {
        return OperationProblems.of(operation.getValue())
            .entrySet()
            .stream()
            .filter(problems -> problems.getValue().contains(code))
            .flatMap(problems -> operation.getKey()
                .getPatternValues()
                .stream()
                .map(path -> "%d %s %s".formatted(problems.getKey(),
                        operation.getKey().getMethodsCondition().getMethods().iterator().next(), path)));
    }

}
