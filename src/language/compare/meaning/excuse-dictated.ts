import type { Lexicon } from '../../lexicons/lexicon.js';
import type { Matching } from '../align/matching.js';
import type { Item } from '../items/item.js';

/** Marks that are dictated by their names, as they then stand in the text. */
const MARKS: readonly (readonly [string, RegExp])[] = [
  ['quote', /["“„'‘]/u],
  ['unquote', /["”'’]/u],
  ['end quote', /["”'’]/u],
  ['close quote', /["”'’]/u],
  ['open quote', /["“„'‘]/u],
  ['comma', /,/],
  ['period', /\./],
  ['full stop', /\./],
  ['colon', /:/],
  ['semicolon', /;/],
  ['question mark', /\?/],
  ['exclamation mark', /!/],
  ['exclamation point', /!/],
  ['new line', /\n/],
  ['new paragraph', /\n/],
  ['dash', /[-—–]/],
  ['hyphen', /-/],
];

/** Words of negations that a double negation has one of too many. */
const DOUBLE: ReadonlyMap<string, string> = new Map([
  ['nothing', 'quantifier:anything'],
  ['nobody', 'quantifier:anybody'],
  ['no', 'quantifier:any'],
  ['none', 'quantifier:any'],
  ['nowhere', 'anywher'],
  ['never', 'ever'],
]);
const DOUBLE_REACH = 7;

/** Excuses marks that were dictated, and the second negation of "didn't have nothing". English alone. */
export function excuseDictated(matching: Matching, lexicon: Lexicon | null): void {
  if (lexicon?.language !== 'en') return;
  const { raw, partners } = matching;
  for (const at of raw.items.keys()) {
    if (partners[at]! >= 0 || matching.excusedLost[at] !== null) continue;
    const mark = MARKS.find(([name]) =>
      name.split(' ').every((word, step) => raw.items[at + step]?.words[0] === word && partners[at + step]! < 0),
    );
    if (mark?.[1].test(textAround(matching, at))) {
      matching.excuse(
        mark[0].split(' ').map((_, step) => at + step),
        [],
        'dictated mark',
      );
    }
    excuseDouble(matching, at);
  }
}

/** What stands in the text between the words beside a place of the speech. */
function textAround({ refined, partners }: Matching, at: number): string {
  const before = partners.slice(Math.max(0, at - 4), at).findLast((partner) => partner >= 0) ?? -1;
  const [from, to] = [refined.items[before], refined.items[before + 1]];
  const { text } = refined.annotated;
  return text.slice(from?.end ?? 0, to?.start ?? text.length);
}

function excuseDouble(matching: Matching, at: number): void {
  const { raw, refined } = matching;
  const any = raw.items[at]!.kind === 'negation' ? DOUBLE.get(raw.items[at]!.words[0] ?? '') : undefined;
  if (
    any === undefined ||
    !raw.items.slice(Math.max(0, at - DOUBLE_REACH), at).some(({ kind }: Item) => kind === 'negation')
  )
    return;
  const place = matching.placeOf(at);
  for (let written = Math.max(0, place - 3); written <= Math.min(refined.items.length - 1, place + 3); written += 1) {
    if (refined.items[written]!.key !== any || matching.partnersOfWritten[written]! >= 0) continue;
    matching.excuse([at], [written], 'double negation');
    return;
  }
}
