/** Names of one request. */
export const MOST_NAMES = 100;
/** Characters of a speaker's name. */
export const LONGEST_NAME = 60;
/**
 * One line of letters and ordinary signs that is not blank: a colon would end the label, and `*` and `_` are markup around it. Of invisible
 * characters only those that scripts and emoji need: an override of the direction would reverse the text beside the name.
 */
export const SPEAKER_NAME =
  /^(?=.*\S)(?:[\u061c\u200c\u200e\u200f]|\u200d|\ufe0e|\ufe0f|(?!\p{Default_Ignorable_Code_Point})[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}:：*_]){1,60}$/u;
export const SPEAKER_NAME_RULE = `must have 1 to ${LONGEST_NAME} characters, without line breaks, invisible characters, colons, * and _`;
