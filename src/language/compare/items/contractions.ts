/** What informal English runs together. */
const RUN_TOGETHER: ReadonlyMap<string, string> = new Map([
  ['gonna', 'going to'],
  ['wanna', 'want to'],
  ['gotta', 'have got to'],
  ['kinda', 'kind of'],
  ['sorta', 'sort of'],
  ['outta', 'out of'],
  ['lotta', 'lot of'],
  ['dunno', 'do not know'],
  ['gimme', 'give me'],
  ['lemme', 'let me'],
  ['coulda', 'could have'],
  ['woulda', 'would have'],
  ['shoulda', 'should have'],
  ["'em", 'them'],
  ["'cause", 'because'],
  ["'til", 'till'],
  ['cannot', 'can not'],
  ["can't", 'can not'],
  ["won't", 'will not'],
  ["shan't", 'shall not'],
  ["let's", 'let us'],
  ["ain't", 'is not'],
  ["y'all", 'you all'],
  ["ma'am", 'madam'],
]);
const CLITIC_HOST =
  /^(it|that|there|here|he|she|what|who|where|how|when|why|this|everything|everybody|everyone|nobody|nothing|somebody|something)$/;
const PARTICIPLE = /^(been|got|had|become|taken|gone|done|seen|made|come|given|known|written|shown|grown)$|..ed$/;
/** Before one of these, `'d` is "had"; before anything else it is "would". */
const AFTER_HAD =
  /^(better|been|had|gone|done|seen|made|taken|given|known|told|left|found|lost|got|said|heard|met|felt|kept|written|driven|spoken|begun|eaten|forgotten|chosen|broken|fallen|grown|worn|sold|bought|brought|thought|caught|taught|sent|spent|built|won|held|understood|paid|meant|already|never|just)$|..ed$/;

/** The words that one English word stands for: `don't` → do, not; `he'd` → he, would. `next` is the word after it. */
export function openContraction(word: string, next: string): readonly string[] {
  const together = RUN_TOGETHER.get(word);
  if (together !== undefined) return together.split(' ');
  if (/^\p{L}+n't$/u.test(word)) return [word.slice(0, -3), 'not'];
  const [, stem = '', ending = ''] = /^(.+?)'(s|m|re|ve|ll|d)$/.exec(word) ?? [];
  if (ending === 're') return [stem, 'are'];
  if (ending === 've') return [...openContraction(stem, 'have'), 'have'];
  if (ending === 'll') return [stem, 'will'];
  if (ending === 'm' && stem === 'i') return [stem, 'am'];
  if (ending === 'd') return [...openContraction(stem, next), AFTER_HAD.test(next) ? 'had' : 'would'];
  if (ending === 's' && CLITIC_HOST.test(stem)) return [stem, PARTICIPLE.test(next) ? 'has' : 'is'];
  return ending === 's' ? [stem, "'s"] : [word];
}
