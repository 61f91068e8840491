import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { storableJson, storableText } from '../../../src/jobs/record/storable-text.js';

describe('text that PostgreSQL can store', () => {
  it('loses what cannot be stored and nothing else', () => {
    expect(storableText('a\u0000b\u001bc\ud800d\r\ne\tf\u0085g 😀 שלום')).toBe('abcd\ne\tf\ng 😀 שלום');
    expect(storableJson({ a: ['x\u0000', 1, null], 'k\u0000': { deep: '\udc00y' } })).toEqual({
      a: ['x', 1, null],
      k: { deep: 'y' },
    });
  });

  it('is well formed, free of control characters, and stays as it is the second time', () => {
    const anything = fc.string({
      unit: fc.nat(0xffff).map((code) => String.fromCharCode(code % 3 ? code : code % 0xa0)),
    });
    fc.assert(
      fc.property(anything, (text) => {
        const stored = storableText(text);
        expect(stored.isWellFormed()).toBe(true);
        expect(/[^\P{Cc}\n\t]/u.test(stored)).toBe(false);
        expect(storableText(stored)).toBe(stored);
      }),
    );
  });
});
