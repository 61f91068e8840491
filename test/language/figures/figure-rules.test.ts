import { describe, expect, it } from '@jest/globals';
import { FIGURE_RULES } from '../../../src/language/figures/figure-rules.js';
import { readFigures } from '../../../src/language/figures/read-figures.js';
import { tokenize } from '../../../src/language/text/tokens.js';

/** What a language's own grammar reads is tested with that language. */
const RULES = FIGURE_RULES.filter(({ examples }) => examples.length > 0);

describe.each(RULES)('the rule $name ($language)', ({ name, examples, quiet }) => {
  it.each(examples)('finds $reading in "$text"', ({ text, reading, unit, language = 'en' }) => {
    const found = readFigures(tokenize(text), language).filter((figure) => figure.rule === name);
    expect(found[0]?.figure.readings).toContain(reading);
    expect(found[0]?.figure.unit).toBe(unit ?? null);
  });

  it.each(quiet)('finds nothing in "%s"', (text) => {
    expect(readFigures(tokenize(text), 'en').filter((figure) => figure.rule === name)).toEqual([]);
  });
});
