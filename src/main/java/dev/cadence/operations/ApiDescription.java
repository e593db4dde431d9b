package dev.cadence.operations;

import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

import dev.cadence.accounts.Access;
import dev.cadence.accounts.ForEveryone;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

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
                `next`. Requests are limited; the headers of each answer say how many are left."""))
            .servers(List.of(new Server().url("/").description("This installation")))
            .components(new Components()
                .addSecuritySchemes(BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP)
                            .scheme("bearer")
                            .description("A session's token or an API key."))
                .addSchemas("Problem", ProblemSchema.schema())
                .addSchemas("Fault", ProblemSchema.fault())
                .headers(LimitHeaders.all()));
    }

    @Bean
    OperationCustomizer whoMayCallAndWhatMayGoWrong(ProblemCatalogue catalogue, Conditions conditions,
            ApiExamples examples) {
        SpringDocUtils.getConfig().replaceWithSchema(Currency.class, ProblemSchema.text("An ISO 4217 code."));
        return (operation, handler) -> {
            Access.of(handler.getMethod()).map(Access::inWords).ifPresent(operation::setDescription);
            if (!handler.hasMethodAnnotation(ForEveryone.class)) {
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER));
            }
            if (KeyedOperations.takeKeys(handler.getMethod())) {
                operation.addParametersItem(idempotencyKey());
            }
            conditions.describe(operation, handler);
            Retirements.describe(operation, handler);
            ExpansionSchema.describe(operation, handler);
            examples.describe(operation);
            sayWhereTheCreatedIs(operation);
            OperationProblems.of(handler)
                .forEach((status, codes) -> operation.getResponses()
                    .addApiResponse(String.valueOf(status), problemResponse(status, codes, catalogue)));
            if (LimitHeaders.apply(handler)) {
                LimitHeaders.describe(operation);
            }
            return operation;
        };
    }

    private static Parameter idempotencyKey() {
        var word = ProblemSchema.text("A random UUID does well.").minLength(1).maxLength(255);
        return new Parameter().in("header")
            .name(RequestsOnce.HEADER)
            .description(
                    "The caller's own word for this request, by which it happens once: asked again with it, the same "
                            + "request is given the same answer. Remembered for two days.")
            .schema(word);
    }

    private static void sayWhereTheCreatedIs(Operation operation) {
        var created = operation.getResponses().get("201");
        if (created != null) {
            created.addHeaderObject("Location",
                    new Header().description("Where it is.").schema(ProblemSchema.text("A path on this server.")));
        }
    }

    private static ApiResponse problemResponse(int status, List<String> codes, ProblemCatalogue catalogue) {
        var meanings = codes.stream()
            .map(code -> "- [`%s`](/problems/%s) %s".formatted(code, code, catalogue.meaning(code).orElse("")))
            .collect(Collectors.joining("\n", HttpStatus.valueOf(status).getReasonPhrase() + "\n", ""));
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        var response = new ApiResponse().description(meanings)
            .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        response.addExtension("x-problems", codes);
        return response;
    }

}
