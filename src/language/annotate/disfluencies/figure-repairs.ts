import type { Figure, FigureAnnotation } from '../../figures/figure.js';
import { readFigures } from '../../figures/read-figures.js';
import { range } from '../../text/tokens.js';
import type { EditTerm, RepairMatch } from './edit-terms.js';
import { isNumber } from './said-again.js';
import type { Speech } from './speech.js';

/** The longest figure that is read after an edit term, in tokens. */
const REACH = 12;
/** What is too uncertain to leave out: both figures stay. */
const DOUBT = 0.6;
/** Two amounts further apart than this are hardly two tries at one: "nineteen million, no, twenty". */
const LIKELY_RATIO = 20;

/** The figures on both sides of an edit term. */
export interface FigureRepair {
  /** Those before the term, within its sentence, with places in the speech. */
  readonly before: readonly FigureAnnotation[];
  /** The one that the repair begins with, after an article or a preposition; null for none. */
  readonly after: FigureAnnotation | null;
}

function figuresOf(speech: Speech, from: number, to: number): FigureAnnotation[] {
  const found = readFigures(speech.tokens.slice(from, to), speech.language);
  return found.map((one) => ({ ...one, from: counted(speech, one, from), to: one.to + from }));
}

/** Where the number of a figure begins: words before it may be read as letters of a code (`y a deux mille`). */
function counted(speech: Speech, { figure, from, to }: FigureAnnotation, offset: number): number {
  if (figure.class !== 'code') return from + offset;
  return range(from + offset, to + offset).find((at) => isNumber(speech, at)) ?? from + offset;
}

/** Reads the figures around an edit term. */
export function figureRepair(speech: Speech, start: number, term: EditTerm): FigureRepair {
  let end = term.to;
  while (end < speech.tokens.length && end < term.to + REACH && (end === term.to || speech.flowsOn(end - 1))) end += 1;
  const lead = Number(
    speech.lists!.determiners.has(speech.word(term.to)) || speech.lists!.prepositions.has(speech.word(term.to)),
  );
  const after = figuresOf(speech, term.to, end).find((one) => one.from <= term.to + lead) ?? null;
  return { before: figuresOf(speech, start, term.from), after };
}

function amount({ readings }: Figure): number {
  return Number(readings[0]);
}

/** Whether the second figure says all that the first one says: the same unit, or its own, and a like amount. */
function replaces(first: Figure, second: Figure): boolean {
  if (first.unit !== null && second.unit === null) return false;
  if (first.class === 'date' && second.class !== 'date') return false;
  const [one, other] = [amount(first), amount(second)];
  // "Nineteen million, no, twenty" means millions, and leaves them out.
  return !(second.unit === null && one > 0 && other > 0 && one / other >= LIKELY_RATIO);
}

/** `three hundred milligrams, no, sorry, seventy-five milligrams`: the whole figure with its unit is put right, or nothing. */
export function figureBefore({ before, after }: FigureRepair, term: EditTerm): RepairMatch | null {
  const last = before.at(-1);
  if (last === undefined || after === null || last.to !== term.from || after.from !== term.to) return null;
  if (!replaces(last.figure, after.figure)) return { from: last.from, confidence: DOUBT };
  const same = last.figure.unit === null || last.figure.unit === after.figure.unit;
  return { from: last.from, confidence: term.strength === 'strong' ? (same ? 0.95 : 0.9) : same ? 0.9 : 0.7 };
}

/** Doubts a match that begins within a figure, or loses what the repair does not say again: a unit, a month, thousands. */
export function sparingFigures(match: RepairMatch, { before, after }: FigureRepair): RepairMatch {
  const cut = before.find((one) => one.from < match.from && match.from < one.to);
  if (cut !== undefined) return { from: cut.from, confidence: Math.min(match.confidence, DOUBT) };
  const last = before.findLast((one) => one.from >= match.from);
  const lost = last !== undefined && after !== null && !replaces(last.figure, after.figure);
  return lost ? { ...match, confidence: Math.min(match.confidence, DOUBT) } : match;
}
