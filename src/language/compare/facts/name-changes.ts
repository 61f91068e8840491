import { distance } from 'fastest-levenshtein';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { isContent } from '../items/item.js';

/** Letters of a word that may differ before it is another name: one in four. */
const LETTERS_A_SLIP = 4;

function sounds(one: string, other: string): boolean {
  return distance(one, other) <= Math.max(one.length, other.length) / LETTERS_A_SLIP;
}

/** Names and codes that were put in, and names that another one replaces. */
export function nameChanges(matching: Matching): Change[] {
  const { raw, refined } = matching;
  const said = new Set(raw.items.map(({ key }) => key));
  const changes: Change[] = [];
  for (const gap of matching.gaps) {
    const added = matching.addedIn(gap).filter((at) => isContent(refined.items[at]!));
    const lost = matching.lostIn(gap).filter((at) => isContent(raw.items[at]!));
    for (const written of added) {
      const item = refined.items[written]!;
      const word = item.words.join(' ');
      const coded = item.figure === null && /\d/.test(word) && /\p{L}/u.test(word);
      if (!item.name && !coded) continue;
      const text = shown(refined.annotated.text, refined.items, [written]);
      const check = coded ? 'codes' : 'names';
      const pure = lost.length === 1 && added.length === 1 ? lost[0]! : undefined;
      const known = said.has(item.key);
      const replaced =
        pure !== undefined && (raw.items[pure]!.name || (!known && raw.items[pure]!.kind === 'word'))
          ? pure
          : undefined;
      const heard = lost.find((at) => !coded && sounds(raw.items[at]!.words.join(''), word));
      if (heard !== undefined) {
        const message = `"${shown(raw.annotated.text, raw.items, [heard])}" is spelt "${text}".`;
        changes.push({ check, grade: 'REVIEW', message, said: [heard], written: [written] });
      } else if (replaced !== undefined) {
        const message = `"${shown(raw.annotated.text, raw.items, [replaced])}" was said where the text has "${text}".`;
        changes.push({ check, grade: 'REJECT', message, said: [replaced], written: [written] });
      } else if (!known) {
        changes.push({
          check,
          grade: 'REJECT',
          message: `"${text}" was never said.`,
          said: coded ? lost : [],
          written: [written],
        });
      }
    }
  }
  for (const change of changes) matching.excuse(change.said, change.written, 'name');
  return changes;
}
