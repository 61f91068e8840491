/** Names of one request. */
export const MOST_NAMES = 100;
/** Characters of a speaker's name. */
export const LONGEST_NAME = 60;
/** One line of letters and ordinary signs that is not blank: a colon would end the label, and `*` and `_` are markup around it. */
export const SPEAKER_NAME = /^(?=.*\S)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}:：*_]{1,60}$/u;
export const SPEAKER_NAME_RULE = `must have 1 to ${LONGEST_NAME} characters, without line breaks, colons, * and _`;
