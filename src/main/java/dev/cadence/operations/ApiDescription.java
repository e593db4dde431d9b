package dev.cadence.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.ForEveryone;
import dev.cadence.accounts.ForFounders;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.boot.info.BuildProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/// The API's description: what springdoc reads off the controllers, and for every operation who may call it and which
/// problems it may answer with, read off the annotations that make it so.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        var version = build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
        return new OpenAPI().info(new Info().title("Cadence").version(version).description("""
                Book vetted engineers by the week. Amounts are in minor units, instants in UTC. Every error is \
                a problem document (RFC 9457) with a stable `type`; lists go on with the `cursor` given as \
                `next`."""))
            .components(new Components()
                .addSecuritySchemes(BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("A session's token or an API key."))
                .addSchemas("Problem", problemSchema()));
    }

    @Bean
    OperationCustomizer whoMayCallAndWhatMayGoWrong() {
        return (operation, handler) -> {
            var callers = callersOf(handler);
            operation.setDescription(callers);
            if (!handler.hasMethodAnnotation(ForEveryone.class)) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            }
            problemsOf(operation, handler).forEach((status, codes) -> operation.getResponses()
                .addApiResponse(String.valueOf(status), problemResponse(status, codes)));
            return operation;
        };
    }

    private static String callersOf(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(ForFounders.class)) {
            return "For founders.";
        }
        if (handler.hasMethodAnnotation(ForEngineers.class)) {
            return "For engineers.";
        }
        if (handler.hasMethodAnnotation(ForAdmins.class)) {
            return "For admins.";
        }
        return handler.hasMethodAnnotation(ForEveryone.class) ? "For everyone, signed in or not."
                : "For everyone who is signed in.";
    }

    private static Map<Integer, List<String>> problemsOf(Operation operation, HandlerMethod handler) {
        var problems = new LinkedHashMap<Integer, List<String>>();
        var refuses = handler.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            Arrays.stream(refuses.value())
                .map(refusal -> refusal.split(" "))
                .forEach(refusal -> add(problems, Integer.parseInt(refusal[0]), refusal[1]));
        }
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            add(problems, 400, "invalid-request", "unknown-parameter");
        }
        if (operation.getRequestBody() != null) {
            add(problems, 400, "malformed-json", "unknown-field");
            add(problems, 415, "unsupported-media-type");
        }
        if (!handler.hasMethodAnnotation(ForEveryone.class)) {
            add(problems, 401, "unauthorized");
            add(problems, 403, "forbidden");
        }
        add(problems, 406, "not-acceptable");
        return problems;
    }

    private static void add(Map<Integer, List<String>> problems, int status, String... codes) {
        problems.computeIfAbsent(status, none -> new ArrayList<>()).addAll(List.of(codes));
    }

    private static ApiResponse problemResponse(int status, List<String> codes) {
        var reason = HttpStatus.valueOf(status).getReasonPhrase();
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        var response = new ApiResponse().description("%s: `%s`".formatted(reason, String.join("`, `", codes)))
            .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        response.addExtension("x-problems", codes);
        return response;
    }

    private static Schema<?> problemSchema() {
        var fault = new Schema<>().types(java.util.Set.of("object"))
            .addProperty("field", text("the parameter, or the path within the body"))
            .addProperty("message", text("what is wrong with it"));
        return new Schema<>().types(java.util.Set.of("object"))
            .description("RFC 9457 problem details.")
            .addProperty("type", text("`/problems/{code}`, where the code is stable"))
            .addProperty("title", text("the status in words"))
            .addProperty("status", new Schema<>().types(java.util.Set.of("integer")))
            .addProperty("detail", text("what went wrong this time, for people"))
            .addProperty("instance", text("the path that was asked for"))
            .addProperty("errors", new Schema<>().types(java.util.Set.of("array")).items(fault))
            .required(List.of("type", "title", "status"));
    }

    private static Schema<?> text(String description) {
        return new Schema<>().types(java.util.Set.of("string")).description(description);
    }

}
