/** Closed word classes of English, for decisions that must not depend on a statistical tagger. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

export const SUBJECT_PRONOUNS = words('i we he she they it you');
export const DETERMINERS = words('the a an my our your his her their its this these those every each some any no');
export const PREPOSITIONS = words(
  'of in on at to for with from by about into onto over under between through during without within against toward towards upon across behind beside beyond near than as like per via',
);
export const CONJUNCTIONS = words(
  'and but or nor so yet because although though while whereas if when whenever unless until since once',
);
export const AUXILIARIES = words(
  "am is are was were be been being have has had do does did can could will would shall should may might must isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't cannot",
);
/** A clause may follow these as their object, so a subject after them starts no new sentence. */
export const CLAUSE_TAKERS = words(
  'that which who whom whose what where why how whether whatever say says said think thinks thought know knows knew hope hopes hoped believe believes believed feel feels felt mean means meant guess suppose told tell tells sure glad sorry afraid wish remember way reason time day moment everything something anything nothing all not never also only even just',
);
/** Subject and verb in one word: `it's`, `we've`. */
export const SUBJECT_CONTRACTION = /^(i'm|i've|i'd|i'll|(we|they|you)'(re|ve|d|ll)|(he|she|it|that|there)'(s|d|ll))$/;
/** Words that make a statement negative. Losing one turns it into its opposite. */
export const NEGATIONS = words('not no never none nobody nothing nowhere neither nor cannot without');

/** Whether a lower-case word makes a statement negative, contractions included. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || /n't$/.test(word);
}

/** Words that cannot end a sentence. */
export function cannotEnd(word: string): boolean {
  const leads = DETERMINERS.has(word) || CONJUNCTIONS.has(word) || PREPOSITIONS.has(word);
  return (
    leads ||
    AUXILIARIES.has(word) ||
    /^(till|very|really|i|we|he|they|who|which|that's|it's|we're|i'm|please)$/.test(word)
  );
}
