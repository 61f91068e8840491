import type { Gap } from '../align/gap.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, type Item } from '../items/item.js';

/** The speaker, or who is spoken to: these never stand for somebody who was named. */
const SPEAKERS = /^person:(i|we|you|ich|wir|du|yo|nosotros|tú|je|nous|vous|io|noi|eu|nós|ik|wij)$/;

function isSpeaker({ kind, key }: Item): boolean {
  return kind === 'pronoun' && SPEAKERS.test(key);
}

/** The one item that says who does something in a stretch: a name or a speaker, with nothing else of meaning beside a name; -1 for none. */
function subjectIn(items: readonly Item[], open: readonly number[]): number {
  const weighty = open.filter((at) => carriesMeaning(items[at]!) || isSpeaker(items[at]!));
  return weighty.length === 1 ? weighty[0]! : -1;
}

function changeIn(matching: Matching, gap: Gap): Change[] {
  const { raw, refined, partners } = matching;
  const said = subjectIn(raw.items, matching.lostIn(gap));
  const written = subjectIn(refined.items, matching.addedIn(gap));
  if (said < 0 || written < 0) return [];
  const [one, other] = [raw.items[said]!, refined.items[written]!];
  if (!((one.name && isSpeaker(other)) || (isSpeaker(one) && other.name))) return [];
  // Both lead to the same word: "Lars got ill" and "I got ill".
  if (partners[gap.to] !== gap.toWritten || gap.to !== said + 1 || gap.toWritten !== written + 1) return [];
  const [heard, text] = [
    shown(raw.annotated.text, raw.items, [said]),
    shown(refined.annotated.text, refined.items, [written]),
  ];
  const message = `"${heard}" was said where the text has "${text}".`;
  return [{ check: 'names', grade: 'REJECT', message, said: [said], written: [written] }];
}

/** Somebody who was named in the place of the speaker, or the speaker in theirs. */
export function personChanges(matching: Matching): Change[] {
  const changes = matching.gaps.flatMap((gap) => changeIn(matching, gap));
  for (const { said, written } of changes) matching.excuse(said, written, 'person');
  return changes;
}
