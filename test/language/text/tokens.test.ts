import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endsSentence, render, tokenize } from '../../../src/language/text/tokens.js';

const texts = (text: string) => tokenize(text).map((token) => token.text);

describe('tokens', () => {
  it.each([
    ['会議は三時からです。二時じゃないです。', ['会議', 'は', '三', '時', 'から', 'です', '二時']],
    ['約25万円で3月9日に', ['約', '25万円', 'で', '3月9日', 'に']],
    ['ราคา25บาท', ['ราคา', '25', 'บาท']],
    ['我们明天见', ['我们', '明天', '见']],
    ['ฉันรักภาษาไทย', ['ฉัน', 'รัก', 'ภาษา', 'ไทย']],
    ["don't split it", ["don't", 'split', 'it']],
  ])('are the words of scripts with and without blanks: %s', (text, words) => {
    expect(texts(text).slice(0, words.length)).toEqual(words);
  });

  it('are put together as they stood', () => {
    for (const text of ['会議は三時からです。二時じゃないです。', '彼は「行く」と言った。 OK then', 'एक दिन। फिर']) {
      expect(render(tokenize(text))).toBe(text);
    }
  });

  it('keep their places', () => {
    const scripts = fc.constantFrom(
      '会議は',
      '「三時」',
      'です。',
      'Hello,',
      'ไทย',
      ' ',
      '\n',
      '"',
      '12',
      'है।',
      '«oui»',
    );
    fc.assert(
      fc.property(fc.array(scripts, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
      }),
    );
  });

  it.each(['थी।', 'です。', 'was？', 'اليوم؟', 'Yes!'])('end a sentence in any script: %s', (word) => {
    expect(endsSentence(tokenize(word).at(-1))).toBe(true);
  });

  it.each([
    ['er sagte „komm her“ und ging', 'komm her'],
    ['er sagte »komm her« und ging', 'komm her'],
    ['she said “come here” and left', 'come here'],
    ['she said "come here" and left', 'come here'],
    ['elle dit «viens ici» et part', 'viens ici'],
    ['彼は「行く」と言った', '行く'],
  ])('know what stands in quotation marks: %s', (text, quoted) => {
    const words = tokenize(text).filter((token) => token.quoted);
    expect(render(words.map((token) => ({ ...token, before: '', after: '' })))).toBe(quoted);
  });
});
