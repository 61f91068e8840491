import { range } from '../../text/tokens.js';
import type { Turn } from '../../text/turns.js';
import type { Matching } from '../align/matching.js';
import { type Change, shown } from '../finding.js';
import { type Item, isContent } from '../items/item.js';

/** The turns of both texts. */
export interface TurnsOfTexts {
  readonly raw: readonly Turn[];
  readonly refined: readonly Turn[];
}

/** Minimum number of consecutive content words for a stretch of another speaker; a whole sentence may have fewer. */
const STRETCH = 2;

/**
 * Words that the text gives to the wrong speaker: who said them is a fact. Words that both speakers said nearby are not a finding. A text without any
 * speakers assigns no words, and a person reviews it.
 */
export function speakerChanges(matching: Matching, turns: TurnsOfTexts): Change[] {
  if (turns.raw.every(({ speaker }) => speaker === null)) return [];
  const said = speakersOf(matching.raw.items, turns.raw);
  if (turns.refined.every(({ speaker }) => speaker === null)) return lostLabels(said);
  const written = speakersOf(matching.refined.items, turns.refined);
  return stretchesOfOthers(matching, said, written).flatMap((stretch): Change[] => {
    const [first] = stretch;
    const owner = said.speakers[matching.partnersOfWritten[first!]!]!;
    const given = written.speakers[first!]!;
    const partners = stretch.map((at) => matching.partnersOfWritten[at]!);
    if (alsoSaidBy(given, matching, said, partners)) return [];
    const words = shown(matching.refined.annotated.text, matching.refined.items, stretch);
    const message = `${owner} said "${words}", and the text gives it to ${given}.`;
    return [{ check: 'speakers', grade: 'REJECT', message, said: partners, written: stretch }];
  });
}

interface Voices {
  /** The speaker of each item; null if the text does not say. */
  readonly speakers: readonly (string | null)[];
  /** The turn of each item. */
  readonly turns: readonly number[];
}

function speakersOf(items: readonly Item[], turns: readonly Turn[]): Voices {
  let turn = 0;
  const placed = items.map(({ start }) => {
    while (turn < turns.length - 1 && start >= turns[turn]!.end) turn += 1;
    return turn;
  });
  return { speakers: placed.map((at) => turns[at]?.speaker ?? null), turns: placed };
}

function lostLabels({ speakers }: Voices): Change[] {
  if (new Set(speakers.filter((speaker) => speaker !== null)).size < 2) return [];
  const message = 'Several people speak here, and the text does not say who says what.';
  return [{ check: 'speakers', grade: 'REVIEW', message, said: [], written: [] }];
}

/** Runs of written items, each within one sentence, that another speaker said. */
function stretchesOfOthers(matching: Matching, said: Voices, written: Voices): number[][] {
  const { items, sentences } = matching.refined;
  const runs: number[][] = [];
  let run: number[] = [];
  const close = () => {
    if (run.length > 0 && isStretch(matching, run)) runs.push(run);
    run = [];
  };
  for (const at of range(0, items.length)) {
    const partner = matching.partnersOfWritten[at]!;
    if (partner < 0) continue;
    const [owner, given] = [said.speakers[partner] ?? null, written.speakers[at] ?? null];
    const last = run.at(-1);
    if (owner === null || given === null || owner === given) close();
    else {
      const lastPartner = last === undefined ? -1 : matching.partnersOfWritten[last]!;
      const goesOn = last !== undefined && sentences[last] === sentences[at] && said.speakers[lastPartner] === owner;
      if (!goesOn) close();
      run.push(at);
    }
  }
  close();
  return runs;
}

function isStretch({ refined, partnersOfWritten }: Matching, run: readonly number[]): boolean {
  if (run.filter((at) => isContent(refined.items[at]!)).length >= STRETCH) return true;
  const sentence = refined.sentences[run[0]!];
  const matched = range(0, refined.items.length).filter(
    (at) => refined.sentences[at] === sentence && partnersOfWritten[at]! >= 0,
  );
  return matched.every((at) => run.includes(at));
}

/** Whether the other speaker said the same words in the turns beside theirs: an answer often repeats its question. */
function alsoSaidBy(given: string, { raw }: Matching, said: Voices, partners: readonly number[]): boolean {
  const turn = said.turns[partners[0]!]!;
  const own = new Set(
    raw.items.flatMap(({ key }, at) =>
      said.speakers[at] === given && Math.abs(said.turns[at]! - turn) <= 1 ? [key] : [],
    ),
  );
  return partners.every((at) => own.has(raw.items[at]!.key));
}
