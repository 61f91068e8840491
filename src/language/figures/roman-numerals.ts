import type { FigureRule, FoundFigure } from './figure-rule.js';

const ROMAN = /^(?=[IVXLC]{2,})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

function romanValue(roman: string): number {
  return [...roman].reduce((sum, letter, at) => {
    const [value, next] = [VALUES[letter]!, VALUES[roman[at + 1] ?? ''] ?? 0];
    return sum + (value < next ? -value : value);
  }, 0);
}

/** Roman numerals of two letters and more, in capitals: `World War II`, `Henry VIII`. Never certain, because they may be letters. */
export const ROMAN_NUMERAL: FigureRule = {
  name: 'roman numeral',
  language: 'neutral',
  read(text, at): FoundFigure | null {
    const match = /^(\p{Lu}+)(?:e|ᵉ|er|ème)?$/u.exec(text.atoms[at]!.raw);
    if (match === null || !ROMAN.test(match[1]!)) return null;
    const value = String(romanValue(match[1]!));
    const others = [{ class: 'ordinal' as const, readings: [value], unit: null }];
    return { to: at + 1, figure: { class: 'cardinal', readings: [value], unit: null, others }, confidence: 0.5 };
  },
  examples: [
    { text: 'in World War II', reading: '2' },
    { text: 'under Henry VIII', reading: '8' },
    { text: 'au XVIIIe siècle', reading: '18', language: 'fr' },
  ],
  quiet: ['I came', 'the CD', 'a MIX of both', 'their CV'],
};
