import type { FigureAnnotation } from '../annotate/annotation.js';
import type { Token } from '../text/tokens.js';
import type { FigureRule, FoundFigure } from './figure-rule.js';
import { FIGURE_RULES } from './figure-rules.js';
import { FigureText } from './figure-text.js';

interface Found extends FoundFigure {
  readonly rule: FigureRule;
}

function longestAt(text: FigureText, rules: readonly FigureRule[], at: number): Found | null {
  let best: Found | null = null;
  for (const rule of rules) {
    const found = rule.read(text, at);
    if (found !== null && (best === null || found.to > best.to)) best = { ...found, rule };
  }
  return best;
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
    const found = longestAt(text, rules, at);
    if (found === null) {
      at += 1;
      continue;
    }
    const [from, to] = [text.atoms[at]!.token, text.atoms[found.to - 1]!.token + 1];
    const { figure, rule, confidence = 1 } = found;
    figures.push({ kind: 'figure', from, to, figure, confidence, rule: rule.name, language: rule.language });
    at = found.to;
  }
  return figures;
}
