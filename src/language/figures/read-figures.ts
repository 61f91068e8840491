import type { Token } from '../text/tokens.js';
import { EMBEDDED, isUnspaced } from './embedded-figures.js';
import type { Figure, FigureAnnotation } from './figure.js';
import { withContext } from './figure-context.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import { FIGURE_RULES } from './figure-rules.js';
import { FigureText } from './figure-text.js';

interface Found extends FoundFigure {
  readonly rule: FigureRule;
}

function longestAt(text: FigureText, rules: readonly FigureRule[], at: number): Found | null {
  const raw = text.atoms[at]!.raw;
  if (/\d/.test(raw) && isUnspaced(raw)) return found(text, EMBEDDED, at);
  let best: Found | null = null;
  for (const rule of rules) {
    const here = found(text, rule, at);
    if (here !== null && (best === null || here.to > best.to)) best = here;
  }
  return best;
}

function found(text: FigureText, rule: FigureRule, at: number): Found | null {
  const here = rule.read(text, at);
  return here === null ? null : { ...here, rule };
}

/**
 * Every figure of a text, spoken or written, in order and without overlap. Digits are read in every language, number words in those that
 * `numberWordsOf` knows. Takes time linear in the length of the text.
 */
export function readFigures(tokens: readonly Token[], language: string | null): FigureAnnotation[] {
  const text = new FigureText(tokens, language);
  const primary = text.numbers?.language ?? null;
  const rules = FIGURE_RULES.filter((rule) => rule.language === 'neutral' || rule.language === primary);
  const finds: (Found & { readonly from: number })[] = [];
  for (let at = 0; at < text.atoms.length; ) {
    const longest = longestAt(text, rules, at);
    if (longest !== null) finds.push({ ...longest, from: at });
    at = longest?.to ?? at + 1;
  }
  const figures = withContext(text, finds);
  return finds.flatMap((find, index) => annotated(text, find, figures[index]!));
}

function annotated(text: FigureText, find: Found & { readonly from: number }, figure: Figure): FigureAnnotation[] {
  const { rule, confidence = 1, more = [] } = find;
  const from = text.atoms[find.from]!.token;
  const to = text.atoms[find.to - 1]!.token + 1;
  const base = { kind: 'figure' as const, from, to, confidence, rule: rule.name, language: rule.language };
  return [figure, ...more].map((one) => ({ ...base, figure: one }));
}
