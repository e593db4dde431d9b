package dev.cadence.invoices;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SellerSettings.class)
class InvoicesConfiguration {

    /// What an installation has that brings no other.
    @Bean
    @Fallback
    TaxEngine noTax() {
        return (company, country, taxId, price) -> TaxEngine.Tax.NONE;
    }

}
