package org.onrecord.streams.extract.party;

/** What the lexicons say about a word; a word may be of several classes, kept as bits of an int. */
enum WordClass {
    FUNCTION("function-words.txt"),
    GIVEN_NAME("given-names.txt"),
    PERSON_TITLE("person-titles.txt"),
    ROLE("role-words.txt"),
    DEMONYM("demonyms.txt"),
    DATE("dates.txt"),
    PLAIN_ACRONYM("plain-acronyms.txt"),
    ORDINARY("ordinary-words.txt"),
    HEAD_COMPANY("organisation-heads.txt"),
    HEAD_INSTITUTION("organisation-heads.txt"),
    HEAD_PUBLIC_BODY("organisation-heads.txt"),
    HEAD_MEDIUM("organisation-heads.txt"),
    HEAD_PRODUCT("other-heads.txt"),
    HEAD_PLACE("other-heads.txt"),
    HEAD_EVENT("other-heads.txt"),
    HEAD_LAW("other-heads.txt"),
    HEAD_TITLE("other-heads.txt"),
    HEAD_DOCUMENT("other-heads.txt"),
    SAYING("organisation-verbs.txt"),
    ACTING("organisation-verbs.txt"),
    COMPANY_NOUN("descriptions.txt"),
    INSTITUTION_NOUN("descriptions.txt"),
    PUBLIC_BODY_NOUN("descriptions.txt"),
    LEGAL_FORM("");

    static final int ORGANISATION_HEADS =
            HEAD_COMPANY.bit() | HEAD_INSTITUTION.bit() | HEAD_PUBLIC_BODY.bit() | HEAD_MEDIUM.bit();
    static final int OTHER_HEADS = HEAD_PRODUCT.bit()
            | HEAD_PLACE.bit()
            | HEAD_EVENT.bit()
            | HEAD_LAW.bit()
            | HEAD_TITLE.bit()
            | HEAD_DOCUMENT.bit();
    static final int DESCRIPTIONS = COMPANY_NOUN.bit() | INSTITUTION_NOUN.bit() | PUBLIC_BODY_NOUN.bit();
    static final int VERBS = SAYING.bit() | ACTING.bit();

    /** The lexicon whose lines without a class, or with this one, make the class; empty when none does. */
    final String file;

    WordClass(String file) {
        this.file = file;
    }

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int classes) {
        return (classes & bit()) != 0;
    }
}
