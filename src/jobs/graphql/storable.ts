/** PostgreSQL stores neither NUL nor lone surrogates, and what is shown on one line has no line breaks. */
export const STORABLE_LINE = /^[^\p{Cc}\p{Cs}]*$/u;

/** The same where line breaks and tabs are welcome. */
export const STORABLE_TEXT = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

export const STORABLE_MESSAGE = 'must not contain control characters or half a character';
