package org.onrecord.schemas;

import org.apache.avro.util.ClassSecurityValidator;
import org.onrecord.avro.Article;

/**
 * Avro instantiates only classes that it was told to trust. This adds the generated records of this project to
 * whatever the application trusts already. A program that builds records before it makes its first {@link AvroSerde}
 * calls {@link #install()} itself, or starts with {@code -Dorg.apache.avro.SERIALIZABLE_PACKAGES=org.onrecord.avro}.
 */
public final class TrustedRecords {

    private static final String PACKAGE = Article.class.getPackageName();

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(PACKAGE)));
    }

    private TrustedRecords() {}

    /** Takes effect once, however often it is called. */
    public static void install() {
        // Loading the class is the installation: the static initializer runs exactly once.
    }
}
