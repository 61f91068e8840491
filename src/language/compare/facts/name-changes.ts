import { isDrug } from '../../lexicons/drugs.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { isContent } from '../items/item.js';
import { isSpeltLike, isSpeltOtherwise } from './name-spelling.js';

/** Finds names, codes and medicines that were added, and names that were replaced. */
export function nameChanges(matching: Matching): Change[] {
  const { raw, refined } = matching;
  const said = new Set(raw.items.map(({ key }) => key));
  const changes: Change[] = [];
  for (const gap of matching.gaps) {
    const added = matching.addedIn(gap).filter((at) => isContent(refined.items[at]!));
    const lost = matching.lostIn(gap).filter((at) => isContent(raw.items[at]!));
    const only = lost.length === 1 && added.length === 1 ? lost[0] : undefined;
    for (const written of added) {
      const change = changeOf(matching, written, { lost, only, known: said.has(refined.items[written]!.key) });
      if (change !== null) changes.push(change);
    }
  }
  for (const change of changes) matching.excuse(change.said, change.written, 'name');
  return changes;
}

/** "wifi" where the text has "Wi-Fi": the pieces of one written word were said as one. */
function isSaidInPieces({ raw, refined }: Matching, written: number): boolean {
  const { from, to } = refined.items[written]!;
  const word = refined.items.filter((item) => item.from === from && item.to === to).flatMap(({ words }) => words);
  const joined = word.join('');
  return word.length > 1 && raw.items.some(({ words }) => words.join('') === joined);
}

/** The speech around a written name. */
interface Around {
  readonly lost: readonly number[];
  /** The lost word, if exactly one word was lost and one was added. */
  readonly only: number | undefined;
  /** Whether the name occurs in the speech. */
  readonly known: boolean;
}

function changeOf(matching: Matching, written: number, { lost, only, known }: Around): Change | null {
  const { raw, refined } = matching;
  const item = refined.items[written]!;
  const word = item.words.join(' ');
  const coded = item.figure === null && /\d/.test(word) && /\p{L}/u.test(word);
  const drug = item.kind === 'word' && isDrug(word);
  if (!item.name && !coded && !drug) return null;
  const check = coded ? 'codes' : 'names';
  const text = shown(refined.annotated.text, refined.items, [written]);
  const spoken = (at: number) => shown(raw.annotated.text, raw.items, [at]);
  const heard = coded ? undefined : lost.find((at) => isSpeltLike(raw.items[at]!.words.join(''), word));
  if (heard !== undefined) {
    // Two names that sound the same are one name in two spellings; a name that was said beside it is another person's.
    const same = !known && isSpeltOtherwise(raw.items[heard]!.words.join(''), word);
    const message = same
      ? `"${spoken(heard)}" is spelt "${text}".`
      : `"${spoken(heard)}" was said where the text has "${text}".`;
    return { check, grade: same ? 'REVIEW' : 'REJECT', message, said: [heard], written: [written] };
  }
  const named = only !== undefined && (raw.items[only]!.name || isDrug(raw.items[only]!.words[0] ?? ''));
  if (only !== undefined && (named || (!known && raw.items[only]!.kind === 'word'))) {
    const message = `"${spoken(only)}" was said where the text has "${text}".`;
    return { check, grade: 'REJECT', message, said: [only], written: [written] };
  }
  if (known || isSaidInPieces(matching, written)) return null;
  const message = `"${text}" was never said.`;
  return { check, grade: 'REJECT', message, said: coded ? [...lost] : [], written: [written] };
}
