package dev.cadence.invoices;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/// Who sells, as invoices say it: `CADENCE_SELLER_NAME`, `CADENCE_SELLER_ADDRESS`, `CADENCE_SELLER_TAX_ID` and
/// `CADENCE_SELLER_EMAIL`. Each document keeps what they were when it was issued.
///
/// @param address its lines are set apart by line breaks or by semicolons
@Validated
@ConfigurationProperties("cadence.seller")
record SellerSettings(@DefaultValue("Cadence") @NotBlank @Size(max = 200) String name,
        @DefaultValue("") @Size(max = 500) String address, @DefaultValue("") @Size(max = 40) String taxId,
        @DefaultValue("") @Email String email) {

    Party party() {
        return new Party(name.strip(), given(address.strip().replaceAll("\\s*[;\n]\\s*", "\n")), given(taxId.strip()),
                given(email.strip()));
    }

    private static @Nullable String given(String text) {
        return StringUtils.hasText(text) ? text : null;
    }

}
