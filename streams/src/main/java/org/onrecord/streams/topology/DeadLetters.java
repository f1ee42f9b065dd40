package org.onrecord.streams.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.schemas.SchemaRegistryUnavailableException;

/**
 * Decides which records become dead letters: those that are at fault themselves. Where something else failed, such as a
 * registry or a disk, the stream stops instead, since the records are sound.
 */
final class DeadLetters {

    private DeadLetters() {}

    /** For what cannot be decoded. */
    public static final class OfUndecodable extends LogAndContinueExceptionHandler {

        @Override
        public Response handleError(
                ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
            return isCausedBy(exception, SchemaRegistryUnavailableException.class)
                    ? Response.fail()
                    : super.handleError(context, record, exception);
        }
    }

    /** For what cannot be processed. */
    public static final class OfUnprocessable extends LogAndContinueProcessingExceptionHandler {

        @Override
        public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
            return isCausedBy(exception, UnprocessableRecordException.class)
                    ? super.handleError(context, record, exception)
                    : Response.fail();
        }
    }

    static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
