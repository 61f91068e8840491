import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { escapeMarkdown } from '../../../src/language/text/escape-markdown.js';
import '../../support/property-seed.js';

/** CommonMark with the tables and strikethrough of GitHub; raw HTML would be rendered. */
const markdown = new MarkdownIt('default', { html: true });

/** What a reader sees of a Markdown text, and which elements it is made of. */
function rendered(text: string): { words: string; elements: string[] } {
  const html = markdown.render(escapeMarkdown(text));
  const elements = [...new Set([...html.matchAll(/<(\w+)/g)].map(([, name]) => name ?? ''))];
  const shown = html
    .replace(/<br>\n/g, '\n')
    .replace(/<\/p>\n<p>/g, '\n\n')
    .replace(/<\/?p>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
  return { words: shown.trim(), elements };
}

describe('a text as Markdown', () => {
  it.each([
    'Press *now*, or **later**; snake_case and __init__ stay.',
    '# 1 in the charts',
    '1. First\n2) second\n10000. tenth',
    '- not a list\n+ neither\n* nor this',
    'A heading?\n---\nNo.\n===',
    '> said she',
    'Use `code` and ``` fences\n```js\nlet a\n```\n~~~',
    '[a link](https://example.com) and ![an image](x.png) and [ref]: /x',
    '<script>alert(1)</script> <b>bold</b> a < b && c > d &amp; &lt; &copy;',
    '| a | b |\n|---|---|\n| c | d |',
    '~~gone~~ and $x^2$ and C:\\temp\\',
    'ends with a backslash\\\nand goes on',
    '    four spaces are no code',
    'two spaces at the end  \nof a line',
    'Anna: Hello.\nBen: Hello.\n\nA new paragraph.',
    '+1 for that. #hashtag. =equals. 3.5 percent.',
    '***\n___',
  ])('%j comes out as it is', (text) => {
    const { words, elements } = rendered(text);
    expect(words).toBe(text.trim());
    expect(elements.filter((name) => name !== 'p' && name !== 'br')).toEqual([]);
  });

  it('is left as it is where nothing in it is active', () => {
    const text = 'We recorded it in the studio – at 9:30, for 10 euros.\n\n"Really?" Yes (really)!';
    expect(escapeMarkdown(text)).toBe(text);
  });

  it('comes out as it is, whatever marks it has', () => {
    const marks = fc.constantFrom(
      ...'\\`*_[]<>&~|$#+-=:!.()1 9"\'',
      'a',
      'b c',
      ' ',
      '\n',
      '\n\n',
      '```',
      '---',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 24 }), (parts) => {
        const text = parts.join('');
        const { words, elements } = rendered(text);
        const calm = (value: string) =>
          value
            .replace(/[ \t]*\n[ \t]*/g, '\n')
            .replace(/\n{3,}/g, '\n\n')
            .trim();
        expect(calm(words)).toBe(calm(text));
        expect(elements.filter((name) => name !== 'p' && name !== 'br')).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
