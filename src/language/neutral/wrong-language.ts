import { plain, type Token, tokenize } from '../text/tokens.js';
import { foreignStretches } from './foreign-stretches.js';
import { identifyLanguage, SURE } from './identify-language.js';
import { mainScript } from './scripts.js';
import { KNOWN_LANGUAGES } from './vocabulary.js';

/** A stretch whose language or script differs from the speech. Spans are UTF-16 offsets; null if the other side has none. */
export interface WrongLanguage {
  /** `script`: written in another script. `translated`: in another language. `stretch`: a part was translated. */
  readonly kind: 'script' | 'translated' | 'stretch';
  readonly spoken: string;
  /** Null if only the loss of the spoken stretch is known. */
  readonly written: string | null;
  readonly rawSpan: readonly [number, number] | null;
  readonly refinedSpan: readonly [number, number] | null;
}

/** From this share of recovered words on, a stretch counts as kept. */
const KEPT = 0.5;
/** From this many words on, the language of a sentence is reliable. */
const LEAST_WORDS = 4;

function spanOf(tokens: readonly Token[], from: number, to: number): [number, number] {
  return [tokens[from]!.start, tokens[to - 1]!.end];
}

const ADDRESS = /\S{0,100}@\S{0,100}/gu;
/** `25 kg`, `33 km/h`, `USD 3`, `د.ب 618`: many languages write units and currencies in the letters of another script. */
const UNIT =
  /(?<=\p{N}[^\p{L}]{0,2})\p{L}{1,4}(?:[/.]\p{L}{1,3}){0,2}(?!\p{L})|(?<!\p{L})\p{L}{1,4}(?:[/.]\p{L}{1,3}){0,2}(?=[^\p{L}]?\p{N})/gu;

/** The text without addresses, figures, and the units and currencies beside figures. */
function proper(text: string): string {
  return text
    .replace(ADDRESS, ' ')
    .replace(UNIT, ' ')
    .replace(/[\p{N}\p{Sc}]/gu, ' ');
}

/** Whether the other text has most words of a stretch. */
function keptIn(words: ReadonlySet<string>, tokens: readonly Token[]): boolean {
  const found = tokens.filter((token) => words.has(plain(token))).length;
  return found >= tokens.length * KEPT;
}

function whole(raw: string, refined: string, language: string | null): WrongLanguage | null {
  const spans = { rawSpan: [0, raw.length] as const, refinedSpan: [0, refined.length] as const };
  const [spokenIn, writtenIn] = [mainScript(proper(raw)), mainScript(proper(refined))];
  if (spokenIn === null || writtenIn === null) return null;
  if (spokenIn !== writtenIn) return { kind: 'script', spoken: spokenIn, written: writtenIn, ...spans };
  const [spoken, written] = [identifyLanguage(raw), identifyLanguage(refined)];
  if (written === null || written.confidence < SURE || spoken?.language === written.language) return null;
  const known = language ?? (spoken !== null && spoken.confidence >= SURE ? spoken.language : null);
  if (known === null || known === written.language) return null;
  return { kind: 'translated', spoken: known, written: written.language, ...spans };
}

/** Spoken stretches of another language that the text does not have. */
function lostStretches(said: readonly Token[], written: readonly Token[], main: string): WrongLanguage[] {
  const words = new Set(written.map(plain));
  return foreignStretches(said, main)
    .filter(({ from, to }) => !keptIn(words, said.slice(from, to)))
    .map(({ from, to, language }) => {
      return { kind: 'stretch', spoken: language, written: null, rawSpan: spanOf(said, from, to), refinedSpan: null };
    });
}

/** Sentences of the text in another language whose words were not said, and stretches of them. */
function newStretches(said: readonly Token[], written: readonly Token[], main: string): WrongLanguage[] {
  const words = new Set(said.map(plain));
  const sentences: { from: number; to: number }[] = [];
  let start = 0;
  for (const [at, token] of written.entries()) {
    if (at < written.length - 1 && !/[.!?…。।]/u.test(token.after)) continue;
    sentences.push({ from: start, to: at + 1 });
    start = at + 1;
  }
  const found = sentences.flatMap(({ from, to }) => {
    if (to - from < LEAST_WORDS) return [];
    const language = identifyLanguage(
      written
        .slice(from, to)
        .map(({ text }) => text)
        .join(' '),
    );
    return language === null || language.language === main || language.confidence < SURE
      ? []
      : [{ from, to, language: language.language }];
  });
  const stretches = foreignStretches(written, main).filter(
    (one) => !found.some(({ from, to }) => one.from < to && one.to > from),
  );
  return [...found, ...stretches]
    .filter(({ from, to }) => !keptIn(words, written.slice(from, to)))
    .map(({ from, to, language }) => {
      return {
        kind: 'stretch',
        spoken: main,
        written: language,
        rawSpan: null,
        refinedSpan: spanOf(written, from, to),
      };
    });
}

/**
 * Finds where a refined text has another language or script than the speech: as a whole, or in a sentence or phrase of three words and more. A phrase that
 * was spoken in another language than the rest must keep it. `language`: that of the transcript where it is known.
 */
export function wrongLanguage(raw: string, refined: string, language: string | null = null): WrongLanguage[] {
  const told = language?.toLowerCase().split('-')[0] ?? null;
  const all = whole(raw, refined, told);
  if (all !== null) return [all];
  const main = told ?? identifyLanguage(raw)?.language;
  if (main === undefined || !KNOWN_LANGUAGES.includes(main)) return [];
  const [said, written] = [tokenize(raw), tokenize(refined)];
  return [...lostStretches(said, written, main), ...newStretches(said, written, main)];
}
