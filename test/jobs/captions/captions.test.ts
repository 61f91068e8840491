import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaptionSource } from '../../../src/jobs/captions/caption-cues.js';
import { toSrt, toWebVtt } from '../../../src/jobs/captions/captions.js';

interface ReadCue {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

const seconds = (clock: string) => {
  const [, h, m, s, ms] = /^(\d{2,}):([0-5]\d):([0-5]\d)[.,](\d{3})$/.exec(clock) ?? [];
  if (ms === undefined) throw new Error(`no time: ${clock}`);
  return Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000;
};
const readTiming = (line: string | undefined, mark: string) => {
  const times = line?.split(' --> ') ?? [];
  if (times.length !== 2 || !times.every((time) => time.includes(mark))) throw new Error(`no timing: ${line}`);
  return { start: seconds(times[0] as string), end: seconds(times[1] as string) };
};

/** A parser as strict as the formats: anything else throws. */
const readSrt = (file: string): ReadCue[] =>
  file
    .trimEnd()
    .replaceAll('\r\n', '\n')
    .split('\n\n')
    .map((block, index) => {
      const [number, timing, ...lines] = block.split('\n');
      if (number !== String(index + 1)) throw new Error(`no cue number: ${number}`);
      return { ...readTiming(timing, ','), lines };
    });
const readVtt = (file: string): ReadCue[] => {
  const [head, ...blocks] = file.trimEnd().split('\n\n');
  if (head !== 'WEBVTT') throw new Error(`no header: ${head}`);
  return blocks.map((block) => {
    const [timing, ...lines] = block.split('\n');
    if (/<|&(?!amp;|lt;|gt;)/.test(lines.join())) throw new Error('unescaped');
    const text = lines.map((line) => line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
    return { ...readTiming(timing, '.'), lines: text };
  });
};

const segments: fc.Arbitrary<CaptionSource[]> = fc
  .array(
    fc.record({
      gap: fc.double({ min: 0, max: 20, noNaN: true }),
      length: fc.double({ min: 0, max: 30, noNaN: true }),
      words: fc.array(fc.stringMatching(/^[a-zA-Z<>&',.-]{1,60}$/), { minLength: 1, maxLength: 40 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((parts) => {
    let at = 0;
    return parts.map(({ gap, length, words }) => {
      const start = at + gap;
      at = start + length;
      return { start, end: at, text: words.join(' ') };
    });
  });

describe('captions', () => {
  it('pass a strict reader: in order, apart from one another, two lines of 42 characters, every word once', () => {
    fc.assert(
      fc.property(segments, (source) => {
        for (const cues of [readSrt(toSrt(source)), readVtt(toWebVtt(source))]) {
          let before = 0;
          for (const { start, end, lines } of cues) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(lines.length === 1 || lines.length === 2).toBe(true);
            for (const line of lines) expect(line.length > 0 && line.length <= 42).toBe(true);
            before = end;
          }
        }
        const shown = readVtt(toWebVtt(source)).flatMap(({ lines }) => lines);
        const letters = (text: string) => text.replaceAll(/\s/g, '');
        expect(letters(shown.join(''))).toBe(letters(source.map(({ text }) => text).join('')));
      }),
    );
  });

  it('stay long enough to read where there is room', () => {
    const quick = {
      start: 10,
      end: 11,
      text: 'All of this was said in one single second, and nobody can read so fast.',
    };
    const [cue] = readSrt(toSrt([quick, { start: 60, end: 62, text: 'Later.' }]));
    const characters = cue?.lines.join(' ').length ?? 0;
    expect(characters / ((cue?.end ?? 0) - (cue?.start ?? 0))).toBeLessThanOrEqual(20);
  });

  it('appear when their words are said, where the words are timed', () => {
    const words = Array.from({ length: 30 }, (_, i) => ({
      start: i < 15 ? i * 0.3 : 60 + i * 0.3,
      end: 0,
      text: 'recorded',
    }));
    const timed = words.map((word) => ({ ...word, end: word.start + 0.25 }));
    const text = words.map((word) => word.text).join(' ');
    const cues = readVtt(toWebVtt([{ start: 0, end: 70, text, words: timed }]));
    expect(cues.map((cue) => cue.start)).toEqual([
      0,
      expect.closeTo(2.4, 5),
      expect.closeTo(64.8, 5),
      expect.closeTo(67.2, 5),
    ]);
  });

  it('take the sign of a timing line out of what is said', () => {
    const [cue] = readSrt(toSrt([{ start: 0, end: 2, text: '1 --> 2 <b>' }]));
    expect(cue?.lines).toEqual(['1 → 2 ‹b›']);
  });

  it('count hours past a day', () => {
    expect(readSrt(toSrt([{ start: 90_061.5, end: 90_063, text: 'Late.' }]))[0]?.start).toBe(90_061.5);
  });

  it.each([
    [
      'Chinese',
      '我们在这个房间里录了四百五十首歌，大多数都是在一个晚上完成的。那是冬天，天气很冷，但是我们和一个小团队一起做到了。',
    ],
    ['Thai', 'เราบันทึกเพลงสี่ร้อยห้าสิบเพลงในห้องนี้และส่วนใหญ่เสร็จในคืนเดียวมันเป็นฤดูหนาวและอากาศหนาวมาก'],
    ['a long word', 'x'.repeat(100)],
    ['families', '👨‍👩‍👧‍👦'.repeat(30)],
  ])('break %s, which has no spaces, into lines that fit, and no sign into halves', (_, text) => {
    const cues = readSrt(toSrt([{ start: 0, end: 20, text }]));
    const shown = cues.flatMap(({ lines }) => lines);
    expect(shown.join('')).toBe(text);
    const whole = [...new Intl.Segmenter().segment(text)].length;
    expect(shown.reduce((sum, line) => sum + [...new Intl.Segmenter().segment(line)].length, 0)).toBe(whole);
    for (const line of shown) expect(line.replaceAll(/\p{Script=Han}|[，。]/gu, 'xx').length).toBeLessThanOrEqual(42);
    for (const { lines } of cues) expect(lines.length).toBeLessThanOrEqual(2);
  });

  it('let overlapping segments be read one after another', () => {
    const text =
      'All of this was said at the same moment as all of that, by two people who did not listen to each other.';
    const cues = readVtt(
      toWebVtt([
        { start: 0, end: 8, text },
        { start: 0, end: 8, text },
        { start: 1, end: 1, text: 'No.' },
      ]),
    );
    for (const { start, end } of cues) expect(end - start).toBeGreaterThan(0.19);
  });

  it('ends the lines of SubRip with CR LF', () => {
    expect(toSrt([{ start: 0, end: 2, text: 'One.' }])).toBe('1\r\n00:00:00,000 --> 00:00:02,000\r\nOne.\r\n');
  });
});
