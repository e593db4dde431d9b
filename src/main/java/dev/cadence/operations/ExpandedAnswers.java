package dev.cadence.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Expandable;
import dev.cadence.shared.Expands;
import dev.cadence.shared.Expansions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import static java.util.Objects.requireNonNull;

/// Adds to an answer in full what it refers to by id, where the caller asks for it and the operation [Expands] to it: for
/// all items of a page at once. What the caller could not read at its own address is left out. Comes before
/// {@link EntityTags}, which are of what is sent.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ExpandedAnswers implements ResponseBodyAdvice<Object> {

    private final SingletonSupplier<Map<String, Expandable>> expandables;

    private final JsonMapper json;

    ExpandedAnswers(ObjectProvider<Expandable> expandables, JsonMapper json) {
        this.expandables = SingletonSupplier
            .of(() -> expandables.stream().collect(Collectors.toMap(Expandable::name, Function.identity())));
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.hasMethodAnnotation(Expands.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter answer, MediaType type,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || body instanceof ProblemDetail || !(request instanceof ServletServerHttpRequest here)) {
            return body;
        }
        var asked = Expansions.asked(requireNonNull(answer.getMethodAnnotation(Expands.class)),
                here.getServletRequest().getParameterValues(Expansions.PARAMETER));
        if (asked.isEmpty()) {
            return body;
        }
        var tree = json.valueToTree(body);
        var items = tree.has("items") ? tree.get("items").valueStream() : Stream.of(tree);
        var shown = items.map(ObjectNode.class::cast).toList();
        var who = requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        asked.stream().sorted().forEach(name -> expand(shown, requireNonNull(expandables.obtain().get(name)), who));
        return tree;
    }

    private void expand(List<ObjectNode> items, Expandable expandable, Authentication who) {
        var ids = items.stream().flatMap(item -> id(item, expandable).stream()).collect(Collectors.toUnmodifiableSet());
        if (!ids.isEmpty() && mayRead(who, expandable) && who.getPrincipal() instanceof Caller caller) {
            var seen = expandable.seenBy(caller, ids);
            items.forEach(item -> id(item, expandable).flatMap(id -> Optional.ofNullable(seen.get(id)))
                .ifPresent(found -> item.set(expandable.name(), json.<JsonNode>valueToTree(found))));
        }
    }

    private static Optional<UUID> id(ObjectNode item, Expandable expandable) {
        return Optional.ofNullable(item.get(expandable.name() + "Id")).map(id -> UUID.fromString(id.asString()));
    }

    private static boolean mayRead(Authentication who, Expandable expandable) {
        var scope = expandable.scope();
        return scope == null || who.getAuthorities()
            .stream()
            .anyMatch(held -> ("SCOPE_" + scope.name()).equals(held.getAuthority()));
    }

}
