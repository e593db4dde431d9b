package dev.cadence.operations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.cadence.testing.CadenceTest;

import org.springframework.test.context.TestPropertySource;

/// A test of the application as somebody else has set it up: behind a proxy, with pages of other origins, with a
/// small pool and little patience, and with health and figures on a port of their own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CadenceTest
@TestPropertySource(properties = { "server.forward-headers-strategy=native", "server.tomcat.connection-timeout=1s",
        "cadence.cors.origins=https://app.example.com,http://localhost:3000",
        "spring.datasource.hikari.maximum-pool-size=4", "spring.datasource.hikari.connection-timeout=500",
        "management.server.port=0" })
@interface AnotherInstallation {

}
