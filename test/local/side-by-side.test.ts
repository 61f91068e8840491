import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { printable, sideBySide, wrap } from '../../src/local/quickstart/side-by-side.js';

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('side by side', () => {
  it('puts two texts in two columns under their titles', () => {
    expect(sideBySide({ title: 'A', text: 'one two three four five' }, { title: 'B', text: 'six' }, 60)).toEqual([
      `A${' '.repeat(27)} │ B`,
      `${'─'.repeat(28)} │ ${'─'.repeat(28)}`,
      `one two three four five${' '.repeat(5)} │ six`,
    ]);
  });

  it('stacks them where two columns would be too narrow to read', () => {
    const lines = sideBySide({ title: 'A', text: 'one' }, { title: 'B', text: 'two' }, 40);
    expect(lines.every((line) => !line.includes('│'))).toBe(true);
    expect(lines.indexOf('one')).toBeLessThan(lines.indexOf('two'));
  });

  it('loses no word and keeps within the width, whatever the text', () => {
    const text = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'ä', 'é', '1', ',', '-'), minLength: 1, maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 30, max: 120 }), (parts, width) => {
        const lines = wrap(parts.join(' '), width);
        expect(words(lines.join(' '))).toEqual(words(parts.join(' ')));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('lets nothing through that a terminal would obey, and keeps everything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/(?!\n|\u200c|\u200d)[\p{Cc}\p{Cf}]/u);
        expect(printable(text).replaceAll(' ', '')).toContain([...text].find((c) => /\p{L}/u.test(c)) ?? '');
      }),
    );
    expect(printable('a\u001b[2Jb\rc\u202ed')).toBe('a [2Jb c d');
  });
});
