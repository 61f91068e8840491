import type { Figure, FigureAnnotation } from '../../figures/figure.js';
import { readFigures } from '../../figures/read-figures.js';
import { range } from '../../text/tokens.js';
import type { EditTerm, RepairMatch } from './edit-terms.js';
import { isNumber } from './immediate-repetition.js';
import type { Speech } from './speech.js';

/** Maximum length of a figure after an edit term, in tokens. */
const REACH = 12;
/** A confidence too low to remove anything: both figures stay. */
const DOUBT = 0.6;
/** If two amounts differ by more than this factor, the second hardly corrects the first: "nineteen million, no, twenty". */
const LIKELY_RATIO = 20;

/** The figures on both sides of an edit term. */
export interface FigureRepair {
  /** Figures before the term, within its sentence, with their places in the speech. */
  readonly before: readonly FigureAnnotation[];
  /** The figure at the start of the repair, after an article or a preposition; null if there is none. */
  readonly after: FigureAnnotation | null;
}

function figuresOf(speech: Speech, from: number, to: number): FigureAnnotation[] {
  const found = readFigures(speech.tokens.slice(from, to), speech.language);
  return found.map((one) => ({ ...one, from: counted(speech, one, from), to: one.to + from }));
}

/** Where the number within a figure begins: earlier words may have been read as letters of a code (`y a deux mille`). */
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

/** Whether the second figure says everything that the first one says: the same unit or one of its own, and a similar amount. */
function replaces(first: Figure, second: Figure): boolean {
  if (first.unit !== null && second.unit === null) return false;
  if (first.class === 'date' && second.class !== 'date') return false;
  const [one, other] = [amount(first), amount(second)];
  // "Nineteen million, no, twenty" means twenty million.
  return !(second.unit === null && one > 0 && other > 0 && one / other >= LIKELY_RATIO);
}

/** `three hundred milligrams, no, sorry, seventy-five milligrams`: the correction replaces the whole figure with its unit, or nothing. */
export function figureBefore({ before, after }: FigureRepair, term: EditTerm): RepairMatch | null {
  const last = before.at(-1);
  if (last === undefined || after === null || last.to !== term.from || after.from !== term.to) return null;
  if (!replaces(last.figure, after.figure)) return { from: last.from, confidence: DOUBT };
  const same = last.figure.unit === null || last.figure.unit === after.figure.unit;
  return { from: last.from, confidence: term.strength === 'strong' ? (same ? 0.95 : 0.9) : same ? 0.9 : 0.7 };
}

/** Lowers the confidence of a match that begins within a figure, or that loses a unit, a month or thousands that the repair does not repeat. */
export function sparingFigures(match: RepairMatch, { before, after }: FigureRepair): RepairMatch {
  const cut = before.find((one) => one.from < match.from && match.from < one.to);
  if (cut !== undefined) return { from: cut.from, confidence: Math.min(match.confidence, DOUBT) };
  const last = before.findLast((one) => one.from >= match.from);
  const lost = last !== undefined && after !== null && !replaces(last.figure, after.figure);
  return lost ? { ...match, confidence: Math.min(match.confidence, DOUBT) } : match;
}
