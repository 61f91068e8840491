/** Closed word classes of English. Each list exists only here. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

export const EN_PRONOUNS = words(
  'i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves this that these those who whom whose which what there here',
);

/** Each person with all its forms: changing one person into another changes who did it. */
export const EN_PERSONS: readonly (readonly string[])[] = [
  'i me my mine myself',
  'we us our ours ourselves',
  'you your yours yourself yourselves ya',
  'he him his himself',
  'she her hers herself',
  'they them their theirs themselves themself em',
  'it its itself',
].map((group) => group.split(' '));

export const EN_DETERMINERS = words('the a an this that these those');
export const EN_CONJUNCTIONS = words('and but or nor so yet that which who whom whose');
export const EN_AUXILIARIES = words(
  'am is are was were be been being have has had having do does did doing done get got gets',
);
export const EN_PREPOSITIONS = words(
  'of in on at to for with from by about into onto through as than per via during upon toward towards',
);

/** Words that open a clause and add no meaning. */
export const EN_DISCOURSE_MARKERS = words(
  'so and but well right okay ok yeah oh ah alright now anyway anyways look listen then see hey',
);

/** Words that may be dropped unless a negation precedes them. */
export const EN_IDLE_WORDS = words(
  'just really actually literally also anyway anyways please obviously honestly simply',
);

export const EN_FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...EN_PRONOUNS,
  ...EN_DETERMINERS,
  ...EN_CONJUNCTIONS,
  ...EN_AUXILIARIES,
  ...EN_PREPOSITIONS,
  ...words(
    'if when while because not no will would can could should may might must all some more most up out just then now how why where very too also only own same such other after before over under again',
  ),
]);

export const EN_NEGATIONS = words('not no never none nobody nothing nowhere neither nor cannot without');
