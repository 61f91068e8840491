import { type Place, placesInOther } from './places-in-other-text.js';
import { retime } from './retime.js';
import { readTurns, UNKNOWN_SPEAKER, withoutLabels } from './turns.js';

/** The texts of a recording, and which part of them another speaker says. */
export interface SpeechToAssign {
  readonly raw: string;
  /** Null: there is none yet. */
  readonly refined: string | null;
  /** The labels of both texts; empty where they are in no turns. */
  readonly labels: readonly string[];
  /** Stretches of the raw transcript in order, which are its text without labels. */
  readonly segments: readonly { readonly text: string }[];
  /** Indices of segments, or stretches of the refined text. */
  readonly part: { readonly segments: readonly number[] } | { readonly refined: readonly Place[] };
  /** The label of the speaker of the part. */
  readonly speaker: string;
  /** The label of the speaker of the rest, if the texts have no labels. */
  readonly otherwise: string;
}

/** Both texts in the turns that follow. */
export interface AssignedSpeech {
  readonly raw: string;
  readonly refined: string | null;
}

/** Assigns a part of the speech to a speaker, in the raw transcript and in the refined text. Words do not change. */
export function assignSpeaker(speech: SpeechToAssign): AssignedSpeech {
  const { raw, refined, labels, segments, part, speaker, otherwise } = speech;
  const turns = { raw: readTurns(raw, labels), refined: readTurns(refined ?? '', labels) };
  const said = withoutLabels(raw, turns.raw);
  const written = withoutLabels(refined ?? '', turns.refined);
  const inRaw =
    'segments' in part ? segmentPlaces(segments, said, part.segments) : placesInOther(written, said, part.refined);
  const inRefined = 'segments' in part ? placesInOther(said, written, inRaw) : part.refined;
  return {
    raw: inTurns(raw, labels, inRaw, { speaker, otherwise, joint: ' ' }),
    refined: refined === null ? null : inTurns(refined, labels, inRefined, { speaker, otherwise, joint: '\n\n' }),
  };
}

function segmentPlaces(segments: SpeechToAssign['segments'], said: string, chosen: readonly number[]): Place[] {
  const untimed = segments.map(({ text }) => ({ start: null, end: null, text, confidence: null, words: null }));
  const { stretches } = retime(untimed, said);
  return chosen.flatMap((index): Place[] => {
    const at = stretches.findIndex(({ from }) => from === index);
    return at < 0 ? [] : [[stretches[at]!.at, stretches[at + 1]?.at ?? said.length]];
  });
}

interface Given {
  readonly speaker: string;
  readonly otherwise: string;
  /** Between two turns that become one. */
  readonly joint: string;
}

/** A stretch of a text with its label as written; null if it does not begin a turn. */
interface Piece {
  readonly speaker: string;
  readonly head: string | null;
  readonly body: string;
}

function inTurns(text: string, labels: readonly string[], places: readonly Place[], given: Given): string {
  const pieces = piecesOf(text, labels, places, given);
  const known = new Set(pieces.map(({ speaker }) => speaker).filter((speaker) => speaker !== UNKNOWN_SPEAKER));
  let result = '';
  pieces.forEach(({ speaker, head, body }, at) => {
    const previous = pieces[at - 1];
    const goesOn = previous?.speaker === speaker;
    const gap =
      previous === undefined ? '' : goesOn && head !== null ? given.joint : gapOf(previous.body, body, goesOn);
    const label = known.size < 2 || goesOn ? '' : (head ?? `${speaker}: `);
    result += gap + label + body.trim();
  });
  return result;
}

/** What stood between two pieces; an empty line where a turn begins. */
function gapOf(before: string, after: string, goesOn: boolean): string {
  const written = before.slice(before.trimEnd().length) + after.slice(0, after.length - after.trimStart().length);
  const hasEmptyLine = written.indexOf('\n') !== written.lastIndexOf('\n');
  return goesOn || hasEmptyLine ? written : '\n\n';
}

function piecesOf(text: string, labels: readonly string[], places: readonly Place[], given: Given): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { speaker, label, end } of readTurns(text, labels)) {
    const written = text.slice(from, label[1]);
    const cuts = places.flat().filter((cut) => cut > label[1] && cut < end);
    const begins = [label[1], ...cuts.toSorted((a, b) => a - b)];
    begins.forEach((begin, at) => {
      const body = text.slice(begin, begins[at + 1] ?? end);
      const isGiven = places.some(([first, last]) => begin < last && first < begin + body.trimEnd().length);
      const own = isGiven ? given.speaker : (speaker ?? given.otherwise);
      const head = at > 0 ? null : own === speaker ? written : `${own}: `;
      if (body.trim() !== '') pieces.push({ speaker: own, head, body });
    });
    from = end;
  }
  return pieces;
}
