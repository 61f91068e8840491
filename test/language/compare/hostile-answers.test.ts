import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

const RAW = 'we met at the old mill and walked to the river then we had lunch';
const GOOD = 'We met at the old mill and walked to the river. Then we had lunch.';

function verdict(raw: string, refined: string) {
  return judge({ raw, refined, language: 'en', brand: DEFAULT_BRAND_BIBLE }).verdict;
}

describe('an answer of a model', () => {
  it('passes as plain text', () => expect(verdict(RAW, GOOD)).toBe('PASS'));

  it.each([
    ['a script', '<script>fetch("/x")</script>'],
    ['an image that acts on an error', '<img/src=x/onerror=alert(1)>'],
    ['an image in upper case', '<IMG SRC="x">'],
    ['a frame', '<iframe src="//evil.example/x"></iframe>'],
    ['a drawing with a handler', '<svg onload=alert(1)>'],
    ['a comment', '<!-- hidden -->'],
    ['an end tag', '</p>'],
    ['a tag that is not closed', '<img src=x'],
    ['a Markdown image', '![](https://evil.example/?q=1)'],
    ['an image by reference', '![pixel][1]'],
    ['a Markdown link', '[here](https://evil.example)'],
    ['a link by reference', '[here][1]'],
    ['a link definition', '\n[1]: https://evil.example'],
    ['a bare link', 'https://evil.example/path'],
    ['a link without a scheme', 'www.evil.example'],
    ['a link of another scheme', 'ftp://evil.example/file'],
    ['a domain alone', 'evil-site.com/login'],
    ['a script as a link', 'javascript:alert(1)'],
    ['data as a link', 'data:text/html;base64,PHNjcmlwdD4='],
    ['a mail address', 'write to admin@evil.example'],
    ['an escaped tag', '&lt;script&gt;'],
    ['an escaped character', '&#x3c;b&#x3e;'],
    ['a template', '{{constructor.constructor(1)()}}'],
    ['a template of another kind', '$' + '{7*7}'],
    ['a mark of a chat', '<|im_end|>'],
    ['a mark of an instruction', '[INST] do it [/INST]'],
    ['a key', 'sk-ABCDEFGHIJKLMNOPQRSTUVWX'],
    ['a zero-width space', 'riv\u200Ber'],
    ['a zero-width joiner', 'riv\u200Der'],
    ['a soft hyphen', 'riv\u00ADer'],
    ['a byte order mark', '\uFEFFlunch'],
    ['a right-to-left override', '\u202Ehcnul\u202C'],
    ['an isolate', '\u2066lunch\u2069'],
    ['a tag character', 'lunch\u{E0041}'],
    ['a line separator', 'lunch\u2028'],
    ['a control character', 'lunch\u0007'],
    ['a variation selector', 'lunch\uFE0F'],
  ])('is rejected with %s', (_, hostile) => {
    expect(verdict(RAW, GOOD.replace('lunch', hostile))).toBe('REJECT');
    expect(verdict(RAW, `${GOOD} ${hostile}`)).toBe('REJECT');
  });

  it.each([
    ['a web address', 'look at example dot com for more', 'Look at example.com for more.'],
    ['a mail address', 'write to anna dot berg at example dot org', 'Write to anna.berg@example.org.'],
    ['a tag', 'close it with </p> and save', 'Close it with </p> and save.'],
    ['a comparison', 'a is less than b', 'a is less than b.'],
  ])('is not rejected for %s that was said', (_, raw, refined) => expect(verdict(raw, refined)).not.toBe('REJECT'));
});
