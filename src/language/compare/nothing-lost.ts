import { plain, type Token } from '../text/tokens.js';
import { type Check, spanOf, type WeighedFinding } from './check.js';
import { isContentWord, stemOf } from './content-words.js';

/** Words that carry meaning in one look at the speech: long enough to be a thought, short enough to notice a lost sentence. */
const WINDOW = 8;
/** Share of a window's words that must be found again. */
const KEPT = 0.4;

/** Last words that carry meaning: when none of them is found, the end is missing. */
const TAIL = 3;

/** Where each word of the text stands, so that one look-up tells whether it stands in a stretch. */
function placesOf(written: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  written.forEach((word, at) => {
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else known.push(at);
  });
  return places;
}

/** Tells of words whether they stand near where they should: in a stretch around the same share of the way through the text. */
function nearby(places: ReadonlyMap<string, readonly number[]>, length: number, share: number, reach: number) {
  const centre = share * length;
  const [from, to] = [Math.max(0, Math.floor(centre - reach)), Math.ceil(centre + reach)];
  return (word: string): boolean => {
    const at = places.get(word) ?? [];
    let [low, high] = [0, at.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return low < at.length && at[low]! < to;
  };
}

function message(atEnd: boolean, raw: string): string {
  const shown = raw.length > 80 ? `${raw.slice(0, 77)}…` : raw;
  return atEnd ? `The text stops before the end: "${shown}" is missing.` : `A passage is missing: "${shown}".`;
}

/** Neighbouring windows that are lost are one passage. */
function passages(lost: readonly (readonly [Token, Token])[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const [first, last] of lost) {
    const open = spans.at(-1);
    if (open !== undefined && first.start <= open[1]) open[1] = last.end;
    else spans.push([first.start, last.end]);
  }
  return spans;
}

/** Every passage of the speech is found again in the text, the last one too, and the text ends as a sentence does. */
export const nothingLost: Check = ({ raw, refined, spoken, written }) => {
  const said = spoken.filter(isContentWord);
  const found = written.map((token) => stemOf(plain(token)));
  const places = placesOf(found);
  const reach = Math.max(60, found.length * 0.15);
  const lost: (readonly [Token, Token])[] = [];
  for (let at = 0; at < said.length; at += WINDOW / 2) {
    const window = said.slice(Math.max(0, Math.min(at, said.length - WINDOW)), at + WINDOW);
    const isNear = nearby(places, found.length, at / said.length, reach);
    const kept = window.filter((token) => isNear(stemOf(plain(token)))).length;
    if (window.length >= 4 && kept < window.length * KEPT) lost.push([window[0]!, window.at(-1)!]);
  }
  const tail = said.slice(-TAIL);
  const nearEnd = nearby(places, found.length, 1, reach);
  const open = said.length > TAIL && !tail.some((token) => nearEnd(stemOf(plain(token))));
  if (open && lost.length === 0) lost.push([tail[0]!, tail.at(-1)!]);
  const findings = passages(lost).map((span): WeighedFinding => {
    const atEnd = span[1] >= (said.at(-1)?.end ?? 0);
    return {
      check: 'unfinished',
      message: message(atEnd, raw.slice(...span)),
      rawSpan: span,
      refinedSpan: null,
      weight: 'REJECT',
    };
  });
  const last = written.at(-1);
  const ended = last === undefined || /[.!?…]["'”’)\]]*$/u.test(refined.trimEnd());
  if (ended || findings.length > 0) return findings;
  const unclosed = 'The text does not end as a sentence does.';
  return [{ check: 'unfinished', message: unclosed, rawSpan: null, refinedSpan: spanOf(last), weight: 'REVIEW' }];
};
