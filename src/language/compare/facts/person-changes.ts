import type { Gap } from '../align/gap.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, endsSentenceAfter, type Item } from '../items/item.js';

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

/** Whether an item is the label of a turn: "Tom:", "A:". */
function isLabel({ after, kind }: Item): boolean {
  return after.startsWith(':') && kind !== 'figure';
}

/** Whether an item stands first in its sentence or line. */
function isFirst(items: readonly Item[], at: number): boolean {
  return items[at - 1] === undefined || endsSentenceAfter(items[at - 1]!);
}

/** The label of a turn in the place of another one: the same words are somebody else's. */
function relabelled({ raw, refined, partners }: Matching, gap: Gap, { lost, added }: Open): Change[] {
  const said = lost.find((at) => isLabel(raw.items[at]!) && isFirst(raw.items, at));
  const written = added.find((at) => isLabel(refined.items[at]!) && isFirst(refined.items, at));
  if (said === undefined || written === undefined || partners[gap.to] !== gap.toWritten) return [];
  const [heard, text] = [
    shown(raw.annotated.text, raw.items, [said]),
    shown(refined.annotated.text, refined.items, [written]),
  ];
  const message = `"${heard}" said what the text has "${text}" say.`;
  return [{ check: 'speakers', grade: 'REJECT', message, said: [said], written: [written] }];
}

interface Open {
  readonly lost: readonly number[];
  readonly added: readonly number[];
}

function changeIn(matching: Matching, gap: Gap): Change[] {
  const { raw, refined, partners } = matching;
  const labels = relabelled(matching, gap, { lost: matching.lostIn(gap), added: matching.addedIn(gap) });
  if (labels.length > 0) return labels;
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
