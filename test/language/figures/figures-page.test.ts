import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Figure } from '../../../src/language/figures/figure.js';
import { readFigures } from '../../../src/language/figures/read-figures.js';
import { sameFigure } from '../../../src/language/figures/same-figure.js';
import { tokenize } from '../../../src/language/text/tokens.js';

const ROWS = readFileSync('docs/figures.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| [a-z]+ \| `/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, kind = '', said = '', written = '', reading = '']) => ({ kind, said, written, reading }));

function figureOf(form: string, language = 'en'): Figure {
  const figures = readFigures(tokenize(`they noted ${form} there`), language);
  expect([form, figures.length]).toEqual([form, 1]);
  return figures[0]!.figure;
}

function formsIn(cell: string): { form: string; language: string }[] {
  return [...cell.matchAll(/`([^`]+)`( \(German\))?/g)].map(([, form = '', german]) => ({
    form,
    language: german === undefined ? 'en' : 'de',
  }));
}

describe('the page of figures', () => {
  it('has a row for each class', () => expect(ROWS).toHaveLength(11));

  it.each(ROWS)('is right about a $kind: $said', ({ kind, said, written, reading }) => {
    const spoken = figureOf(formsIn(said)[0]!.form);
    const [value, unit = null] = formsIn(reading).map(({ form }) => form);
    if (value !== undefined && kind !== 'fraction') expect(spoken.readings).toContain(value);
    if (kind !== 'fraction') expect(spoken.unit).toBe(unit);
    for (const { form, language } of formsIn(written)) {
      expect([form, sameFigure(spoken, figureOf(form, language))]).toEqual([form, 'same']);
    }
  });
});
