/** Closed classes of English words, for what a changed word does to the meaning. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** One key for each group of words that say the same, or that differ by grammar alone: number, case, spelling. */
const GROUPS = [
  'be.present is are am',
  'be.past was were',
  'be be been being',
  'have.present have has having',
  'have.past had',
  'do.present do does doing',
  'do.past did done',
  'person.i i me my mine myself',
  'person.we we us our ours ourselves',
  'person.you you your yours ya',
  'person.he he him his himself',
  'person.she she her hers herself',
  'person.they they them their theirs themselves em',
  'yes yes yeah yep yup',
  'okay okay ok alright',
  "because because cause cos cuz 'cause",
  'until until till til',
  'toward toward towards',
  'less less fewer',
  'saw saw seen',
  'went went gone',
  'wrote wrote written',
  'broke broke broken',
  'took took taken',
  'gave gave given',
  'knew knew known',
  'spoke spoke spoken',
  'grew grew grown',
  'sang sang sung',
  'began began begun',
  'first first 1st',
  'second second 2nd',
  'one one 1',
  'mother mum mom',
  'doctor doctor dr',
  'mister mister mr',
  'versus versus vs',
];
const KEYS: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => {
    const [key = '', ...members] = group.split(' ');
    return members.map((word): [string, string] => [word, key]);
  }),
);

/** The key of a word that belongs to a group; undefined for any other. */
export function groupOf(word: string): string | undefined {
  return KEYS.get(word);
}

/** May come and go: articles, links, and words that only point. */
export const FREE = words(
  'a an the and but so then that which who whom whose of to in on at for as it its there this these those also be',
);
/** May go, where they do not stand after a negation. */
export const IDLE = words(
  'just really actually basically literally like well oh okay yes now honestly obviously anyway anyways right um uh er hm please yknow',
);
/** Two words that say nothing together. */
export const IDLE_PHRASES: ReadonlySet<string> = new Set([
  'you know',
  'ya know',
  'all right',
  'i mean',
  'kind of',
  'sort of',
  'thing is',
  'or something',
  'or whatever',
  'and stuff',
]);
/** What is said to put a slip right. */
export const SLIP = words('sorry wait rather scratch correction');
/** A word that may stand anywhere in its sentence by itself. */
export const ROAMING =
  /(day|ly)$|^(yesterday|today|tomorrow|tonight|now|then|also|always|often|never|only|maybe|perhaps|please|sometimes|again|still|already|just|even|too|there|here|once|twice|though|however)$/;
export const MODALS = words('can could may might must shall should will would');

/** Whether the key is an auxiliary that carries tense alone. */
export function isTense(key: string): boolean {
  return /^(be|have|do)\.(present|past)$/.test(key);
}

export function isPerson(key: string): boolean {
  return key.startsWith('person.');
}
