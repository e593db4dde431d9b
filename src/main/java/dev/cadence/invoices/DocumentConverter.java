package dev.cadence.invoices;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/// Answers with a document in one of the forms it has; nobody sends us any.
abstract class DocumentConverter extends AbstractHttpMessageConverter<InvoiceDocument> {

    DocumentConverter(MediaType form) {
        super(form);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == InvoiceDocument.class;
    }

    @Override
    protected boolean canRead(@Nullable MediaType type) {
        return false;
    }

    @Override
    protected InvoiceDocument readInternal(Class<? extends InvoiceDocument> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Documents are only written.", input);
    }

}
