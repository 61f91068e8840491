import { ENGLISH_UNITS } from '../../figures/english/english-units.js';
import type { Lexicon } from '../../lexicons/lexicon.js';
import { numbersOf } from '../align/figure-keys.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import type { Item } from '../items/item.js';

/** Quantities that determine the number. */
const WHOLE = /^quantifier:(all|every|everyone|everything|each|none|no|any)/;

/** Whether a written word names the unit of a spoken figure, so that it counts one of them: "an hour". */
function isOneOf(lexicon: Lexicon, { figure }: Item, { words, figure: counted }: Item): boolean {
  const unitOf = (word: string) => lexicon.units[word] ?? ENGLISH_UNITS.get(word)?.[0];
  return counted === null && words.some((word) => unitOf(word) === figure!.unit);
}

/** Whether a written word replaces a number by all or none: "all the shops" for "four of the shops". */
function isAllFor({ figure }: Item, { key }: Item): boolean {
  return figure!.unit === null && figure!.class === 'cardinal' && WHOLE.test(key);
}

/** Figures that the text replaces by another quantity in words: "an hour" for "half an hour", "all the shops" for "four of the shops". */
export function lostFigures(matching: Matching, lexicon: Lexicon | null): Change[] {
  if (lexicon === null) return [];
  const { raw, refined } = matching;
  const changes = matching.gaps.flatMap((gap): Change[] => {
    const added = matching.addedIn(gap);
    return matching.lostIn(gap).flatMap((at): Change[] => {
      const said = raw.items[at]!;
      if (said.figure === null || numbersOf(said).some((value) => value === 0 || value === 1)) return [];
      const written = added.find((one) => {
        const item = refined.items[one]!;
        return said.figure!.unit === null ? isAllFor(said, item) : isOneOf(lexicon, said, item);
      });
      if (written === undefined) return [];
      const [heard, text] = [
        shown(raw.annotated.text, raw.items, [at]),
        shown(refined.annotated.text, refined.items, [written]),
      ];
      const message = `"${heard}" was said where the text has "${text}".`;
      return [{ check: 'figures', grade: 'REJECT', message, said: [at], written: [written] }];
    });
  });
  for (const { said, written } of changes) matching.excuse(said, written, 'figure');
  return changes;
}
