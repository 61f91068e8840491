import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { baseName } from '../../web/src/pages/recording/downloads/base-name.js';
import { wordFile } from '../../web/src/pages/recording/downloads/word-file.js';
import { placesOf, replacedAt } from '../../web/src/pages/recording/find/places-of.js';
import { alignTexts } from '../../web/src/pages/recording/model/alignment.js';
import { documentOf } from '../../web/src/pages/recording/model/document.js';
import { differencesOf, takenBack } from '../../web/src/pages/recording/model/edits.js';
import { paragraphsOf, withoutLabels } from '../../web/src/pages/recording/model/paragraphs.js';
import { runsOf } from '../../web/src/pages/recording/model/runs.js';
import { longPeaks } from '../../web/src/pages/recording/player/speech-peaks.js';
import { changeNotes, findingNotes, marksIn } from '../../web/src/pages/recording/text/marks.js';
import { processorMs } from '../support/processor-time.js';

const RAW = 'welcome back to evolution studios\ntoday i want to you know talk about our our music';
const REFINED = 'Welcome back to Evolution Studios.\n\nToday I want to talk about our music.';
const CHANGES = [
  { before: 'you know', after: '', rawSpan: [50, 58], refinedSpan: [0, 0] },
  { before: 'our', after: '', rawSpan: [70, 73], refinedSpan: [0, 0] },
];
const SEGMENTS = [
  { ordinal: 0, start: 0, end: 2.5, text: 'welcome back to evolution studios' },
  { ordinal: 1, start: 3, end: 7, text: 'today i want to you know talk about our our music' },
];
const parts = { raw: RAW, refined: REFINED, changes: CHANGES, segments: SEGMENTS, language: 'en' };
const place = (text: string, word: string) => text.indexOf(word);

describe('the alignment of both texts', () => {
  const { rawAt, refinedAt } = alignTexts(RAW, REFINED, CHANGES);

  it.each([
    ['Welcome', 'welcome'],
    ['Studios', 'studios'],
    ['Today', 'today'],
    ['talk', 'talk'],
    ['music', 'music'],
  ])('leads from %s to %s and back', (written, said) => {
    expect(rawAt(place(REFINED, written))).toBe(place(RAW, said));
    expect(refinedAt(place(RAW, said))).toBe(place(REFINED, written));
  });

  it('leads from what was left out to the word before it', () => {
    const before = place(REFINED, 'to talk');
    expect(refinedAt(place(RAW, 'you know'))).toBeGreaterThanOrEqual(before);
    expect(refinedAt(place(RAW, 'you know'))).toBeLessThan(place(REFINED, 'talk'));
  });

  it('finds the way again behind a difference that no change names', () => {
    const raw = 'one two three four five six seven';
    const refined = 'One, two, and then some more: four five six seven.';
    expect(alignTexts(raw, refined, []).rawAt(place(refined, 'five'))).toBe(place(raw, 'five'));
  });

  it('pairs a figure that is written another way by its change', () => {
    const raw = 'it costs four hundred dollars today';
    const refined = 'It costs $400 today.';
    const change = { before: 'four hundred dollars', after: '$400', rawSpan: [9, 29], refinedSpan: [9, 13] };
    const { rawAt: back } = alignTexts(raw, refined, [change]);
    expect([back(9), back(place(refined, 'today'))]).toEqual([9, place(raw, 'today')]);
  });
});

describe('the refined text in step with the recording', () => {
  const spoken = documentOf(parts);

  it('is played at the second of the word where the recogniser gave the times of words', () => {
    const slowStart = [3, 3.1, 3.2, 5, 5.2, 5.4, 5.6, 6, 6.1, 6.5, 6.6];
    const timed = documentOf({ ...parts, segments: [SEGMENTS[0]!, { ...SEGMENTS[1]!, wordStarts: slowStart }] });
    expect(timed.timeAt(place(REFINED, 'talk') + 2)).toBe(5.6);
    expect(timed.timeAt(place(REFINED, 'music'))).toBe(6.6);
    expect(timed.refinedAt(5.7)).toBe(place(REFINED, 'talk'));
    expect(timed.refinedAt(3)).toBe(place(REFINED, 'Today'));
    // Times of other words than these are none.
    const other = documentOf({ ...parts, segments: [SEGMENTS[0]!, { ...SEGMENTS[1]!, wordStarts: [3, 4] }] });
    expect(other.timeAt(place(REFINED, 'talk'))).toBe(spoken.timeAt(place(REFINED, 'talk')));
  });

  it('has a time for each word and a word for each time', () => {
    expect(spoken.timeAt(place(REFINED, 'Welcome'))).toBe(0);
    expect(spoken.timeAt(place(REFINED, 'Today'))).toBe(3);
    expect(spoken.timeAt(place(REFINED, 'music'))).toBeCloseTo(3 + (4 * 44) / 49, 1);
    expect(spoken.paragraphAt(spoken.refinedAt(1))).toBe(0);
    expect(spoken.paragraphAt(spoken.refinedAt(5))).toBe(1);
    expect(spoken.refinedAt(6.9)).toBeGreaterThanOrEqual(place(REFINED, 'music'));
  });

  it('knows what each paragraph was made of and when it begins', () => {
    expect(spoken.paragraphs.map(({ startsAt }) => startsAt)).toEqual([0, 3]);
    expect(spoken.paragraphs.map(({ raw }) => RAW.slice(raw.start, raw.end).trim())).toEqual(RAW.split('\n'));
  });

  it('passes over a segment that a person has changed', () => {
    const changed = documentOf({ ...parts, segments: [{ ...SEGMENTS[0]!, text: 'other words' }, SEGMENTS[1]!] });
    expect(changed.timeAt(place(REFINED, 'Today'))).toBe(3);
  });

  it('names the speaker of each turn without showing its label as words that somebody said', () => {
    const raw = 'Anna: where was it\n\nBo: in Leeds. it took nine days';
    const refined = 'Anna: Where was it?\n\n**Bo**: In Leeds.\n\nIt took nine days.';
    const segments = [
      { ordinal: 0, start: 0, end: 2, speaker: 'Anna', text: 'where was it' },
      { ordinal: 1, start: 3, end: 7, speaker: 'Bo', text: 'in Leeds. it took nine days' },
    ];
    const { paragraphs } = documentOf({ ...parts, raw, refined, segments, changes: [] });
    expect(paragraphs.map(({ saidBy, speaker, body, end }) => [saidBy, speaker, refined.slice(body, end)])).toEqual([
      ['Anna', 'Anna', 'Where was it?'],
      ['Bo', 'Bo', 'In Leeds.'],
      ['Bo', null, 'It took nine days.'],
    ]);
    expect(paragraphs[1]!.startsAt).toBe(3);
    const words = withoutLabels(refined, paragraphs);
    expect([words.length, words.includes('Bo'), words.indexOf('Leeds')]).toEqual([
      refined.length,
      false,
      refined.indexOf('Leeds'),
    ]);
  });

  it('has no times without segments, and no paragraph without text', () => {
    expect(documentOf({ ...parts, segments: [] })).toMatchObject({ timed: false });
    expect(documentOf({ ...parts, segments: [] }).timeAt(3)).toBeNull();
    expect(documentOf({ ...parts, refined: '' }).paragraphAt(0)).toBe(-1);
  });

  it('is made of three hours of speech in less than two seconds of processor time', () => {
    const sentence = 'this is what somebody says in the middle of a long recording and then some more';
    const segments = Array.from({ length: 2_000 }, (_, at) => ({
      ordinal: at,
      start: 5 * at,
      end: 5 * at + 4,
      text: `${at} ${sentence}`,
    }));
    const raw = segments.map(({ text }) => text).join('\n');
    const refined = segments.map(({ text }) => `${text}.`).join('\n\n');
    const made: ReturnType<typeof documentOf>[] = [];
    const took = processorMs(() => made.push(documentOf({ raw, refined, changes: [], segments, language: 'en' })));
    const [long] = made as [ReturnType<typeof documentOf>];
    expect(took).toBeLessThan(2_000);
    expect(long.paragraphs).toHaveLength(2_000);
    expect(long.timeAt(refined.indexOf('1500 this'))).toBe(7_500);
  });
});

describe('paragraphs and sentences', () => {
  it('are parted by empty lines, and have no blanks at their ends', () => {
    const text = '\n First one. And more!\n \n\nSecond  \n';
    const found = paragraphsOf(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['First one. And more!', 'Second']);
    expect(found[0]!.sentences.map(({ start, end }) => text.slice(start, end))).toEqual(['First one.', 'And more!']);
  });

  it('are cut where marks begin and end, also where marks overlap', () => {
    const runs = runsOf({ start: 0, end: 10 }, [
      { start: 2, end: 6, kind: 'a' },
      { start: 4, end: 20, kind: 'b' },
    ]);
    expect(runs.map(({ start, end, marks }) => [start, end, marks.map(({ kind }) => kind).join('')])).toEqual([
      [0, 2, ''],
      [2, 4, 'a'],
      [4, 6, 'ab'],
      [6, 10, 'b'],
    ]);
  });
});

describe('the marks of a text', () => {
  it('take the whole word before what was left out, and none for what is about the whole text', () => {
    const spoken = documentOf(parts);
    const changes = CHANGES.map((change) => ({ ...change, label: 'FILLER' as const }));
    const rough = { check: 'recognition', grade: 'REVIEW' as const, message: 'It is rough.' };
    const notes = [
      ...changeNotes(changes, spoken),
      ...findingNotes([{ ...rough, rawSpan: null, refinedSpan: null }], RAW, spoken),
    ];
    const marked = spoken.paragraphs.map((paragraph) =>
      marksIn(notes, paragraph, REFINED).map(({ start, end }) => REFINED.slice(start, end)),
    );
    expect(marked).toEqual([[], ['to', 'about']]);
  });
});

describe('taking back', () => {
  it('takes a change back to what was said', () => {
    const own = { start: 6, end: 30 };
    const whole = 'First.It costs $400, not more.';
    const figure = { refined: { start: 15, end: 19 }, said: 'four hundred dollars' };
    const leftOut = { refined: { start: 8, end: 8 }, said: 'really' };
    expect(takenBack(whole, own, [figure])).toBe('It costs four hundred dollars, not more.');
    expect(takenBack(whole, own, [leftOut, figure])).toBe('It really costs four hundred dollars, not more.');
  });

  it('takes a finding back by the differences that lie in it', () => {
    const finding = { refined: { start: 4, end: 7 }, said: 'our' };
    const music = { refined: { start: 4, end: 13 }, said: 'music' };
    const elsewhere = { refined: { start: 20, end: 25 }, said: 'x' };
    expect(differencesOf(finding, [elsewhere, music])).toEqual([music]);
    expect(differencesOf(finding, [elsewhere])).toEqual([finding]);
  });
});

describe('the waveform of a recording that is too long to decode', () => {
  it('is drawn from the segments above 20 minutes, each stretch of speech higher than silence', () => {
    expect(longPeaks(SEGMENTS, 0)).toBeNull();
    expect(longPeaks(SEGMENTS, 1_200)).toBeNull();
    const peaks = longPeaks([{ ordinal: 0, start: 600, end: 900, text: 'a song' }], 1_201);
    expect(peaks?.seconds).toBe(1_201);
    const [silent = 0, spoken = 0] = [300, 750].map((second) => peaks!.heights[second]);
    expect(spoken).toBeGreaterThan(silent);
  });
});

describe('finding words in a text', () => {
  const wordsAt = (text: string, words: string) =>
    placesOf(text, words).map(({ start, end }) => text.slice(start, end));

  it('finds them in any case, over any white space, and as they are written', () => {
    expect(wordsAt('Music, the music and a\nMUSICIAN', ' music ')).toEqual(['Music', 'music', 'MUSIC']);
    expect(wordsAt('Evolution\n Studios', 'evolution studios')).toEqual(['Evolution\n Studios']);
    expect(wordsAt('It cost $4.50 (or 4x50).', '4.50')).toEqual(['4.50']);
    expect(wordsAt('Nothing of it', '   ')).toEqual([]);
  });

  it('replaces them where they are whole words and in the same case, if that is wanted', () => {
    const replaced = (matching: Parameters<typeof placesOf>[2]) => {
      const text = 'Art, art and part. L’art';
      return replacedAt(text, placesOf(text, 'art', matching), 'craft');
    };
    expect(replaced({ matchCase: false, wholeWords: false })).toBe('craft, craft and pcraft. L’craft');
    expect(replaced({ matchCase: false, wholeWords: true })).toBe('craft, craft and part. L’craft');
    expect(replaced({ matchCase: true, wholeWords: true })).toBe('Art, craft and part. L’craft');
  });
});

describe('a downloaded recording', () => {
  /** The text of a Word file, out of its zip. */
  async function wordXml(content: Blob): Promise<string> {
    const zip = Buffer.from(await content.arrayBuffer());
    const name = zip.indexOf('word/document.xml');
    const extra = zip.readUInt16LE(name - 2);
    return inflateRawSync(zip.subarray(name + 'word/document.xml'.length + extra)).toString('utf8');
  }

  it('is a Word file that opens, whatever characters the text has', async () => {
    const { content } = await wordFile('a\uffff.mp3', 'We <b>sang</b> &\uffff \u0001\ud800\u0085 日本 🎧.');
    const xml = await wordXml(content);
    expect(xml).toContain('We &lt;b&gt;sang&lt;/b&gt; &amp;');
    expect(xml).toContain('日本 🎧.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
    expect(xml).not.toMatch(/[\u0000-\u0008\ufffe\uffff]/);
  });

  it('has a name that does not hide its ending', () => {
    expect(baseName('song\u202e3pm.exe.mp3')).toBe('song_3pm.exe');
  });
});
