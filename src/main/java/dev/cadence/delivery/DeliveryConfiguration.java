package dev.cadence.delivery;

import dev.cadence.shared.ConstraintRefusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    ConstraintRefusal repositoryLinkedMeanwhile() {
        return RepositoryDesk.LINKED_MEANWHILE;
    }

}
