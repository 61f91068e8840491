import type { Gap } from '../../text/alignment.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { carriesMeaning, endsSentenceAfter, type Item } from '../items/item.js';

/** The speaker or the listener: these pronouns never stand for a person who was named. */
const SPEAKERS = /^person:(i|we|you|ich|wir|du|yo|nosotros|tú|je|nous|vous|io|noi|eu|nós|ik|wij)$/;

function isSpeaker({ kind, key }: Item): boolean {
  return kind === 'pronoun' && SPEAKERS.test(key);
}

/** The item that names the agent in a stretch: a name, with no other content word, or a speaker; -1 for none. */
function subjectIn(items: readonly Item[], open: readonly number[]): number {
  const weighty = open.filter((at) => carriesMeaning(items[at]!) || isSpeaker(items[at]!));
  return weighty.length === 1 ? weighty[0]! : -1;
}

/** Whether an item is the label of a turn: "Tom:", "A:". */
function isLabel({ after, kind }: Item): boolean {
  return after.startsWith(':') && kind !== 'figure';
}

/** Whether an item is the first of its sentence or line. */
function isFirst(items: readonly Item[], at: number): boolean {
  return items[at - 1] === undefined || endsSentenceAfter(items[at - 1]!);
}

/** A replaced label of a turn: the text gives the same words to another speaker. */
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
  // Both precede the same word: "Lars got ill" and "I got ill".
  if (partners[gap.to] !== gap.toWritten || gap.to !== said + 1 || gap.toWritten !== written + 1) return [];
  const [heard, text] = [
    shown(raw.annotated.text, raw.items, [said]),
    shown(refined.annotated.text, refined.items, [written]),
  ];
  const message = `"${heard}" was said where the text has "${text}".`;
  return [{ check: 'names', grade: 'REJECT', message, said: [said], written: [written] }];
}

/** A named person in place of the speaker, or the speaker in place of a named person. */
export function personChanges(matching: Matching): Change[] {
  const changes = matching.gaps.flatMap((gap) => changeIn(matching, gap));
  for (const { said, written } of changes) matching.excuse(said, written, 'person');
  return changes;
}
