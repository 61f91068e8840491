import type { FigureAnnotation } from '../annotate/annotation.js';
import type { Token } from '../text/tokens.js';
import { EMBEDDED, isUnspaced } from './embedded-figures.js';
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
  const figures: FigureAnnotation[] = [];
  for (let at = 0; at < text.atoms.length; ) {
    const longest = longestAt(text, rules, at);
    if (longest === null) {
      at += 1;
      continue;
    }
    const [from, to] = [text.atoms[at]!.token, text.atoms[longest.to - 1]!.token + 1];
    const { figure, rule, confidence = 1, more = [] } = longest;
    for (const one of [figure, ...more]) {
      figures.push({ kind: 'figure', from, to, figure: one, confidence, rule: rule.name, language: rule.language });
    }
    at = longest.to;
  }
  return figures;
}
