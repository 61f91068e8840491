import { describe, expect, it } from '@jest/globals';
import { acrossParts } from '../../../../src/pipeline/transcribing/guards/across-parts.js';
import { findingsOf } from '../../../../src/pipeline/transcribing/guards/judge.js';
import type { RecognisedText, Sound } from '../../../../src/pipeline/transcribing/guards/recognised-text.js';
import { mergeChunks } from '../../../../src/pipeline/transcribing/merging/merge-chunks.js';

const TALK =
  `Welcome back to Evolution Studios. Today I want to talk about our music. We recorded four hundred and fifty songs
  in this room, and most of them were finished in one night. It was winter, and it was very cold, but we did it with a small team.
  The first thing we learned is that a good story needs a quiet place. Our people come from many different countries.`.replaceAll(
    /\s+/g,
    ' ',
  );
const sound = (seconds: number, speech: Sound['speech'] = [[0, seconds]]): Sound => ({
  seconds,
  speech,
  speechSeconds: speech.reduce((sum, [from, to]) => sum + to - from, 0),
});
const plain = (text: string): RecognisedText => ({ text, segments: [] });
const timed = (...parts: [number, number, string][]): RecognisedText => ({
  text: parts.map(([, , text]) => text).join(' '),
  segments: parts.map(([start, end, text]) => ({ start, end, text, confidence: null })),
});
const kinds = (hearing: RecognisedText, within: Sound, terms: readonly string[] = []) =>
  findingsOf(hearing, within, terms).map(({ flag }) => flag.kind);
const TERMS = ['Evolution Studios', 'Gold Standard', 'Brand Bible', 'Soundscape Nine'];

describe('the guards', () => {
  it('find nothing wrong with good speech', () => {
    expect(kinds(plain(TALK), sound(30), TERMS)).toEqual([]);
    expect(kinds(timed([0, 15, TALK.slice(0, 190)], [15, 30, TALK.slice(190)]), sound(30), TERMS)).toEqual([]);
    expect(kinds(plain('No, no, no, no, no. I said no.'), sound(4))).toEqual([]);
  });

  it.each([
    ['Thai', 'เราบันทึกตอนที่สองเมื่อวันจันทร์ ห้องเงียบและเราเสร็จตอนเที่ยง แล้วเราก็กลับบ้านด้วยกัน', 6],
    ['Japanese', '月曜日に第二回を録音しました。部屋は静かで、正午に終わりました。それから家に帰りました。', 6],
    ['Chinese', '我们星期一录了第二集，房间很安静，我们中午结束了，然后一起回家吃饭休息。', 4.5],
  ])('count %s by how long its letters take to say', (_, text, seconds) => {
    expect(kinds(plain(text), sound(seconds))).toEqual([]);
    expect(kinds(plain(`${text} `.repeat(5)), sound(2))).not.toEqual([]);
  });

  it.each([
    ['a phrase', `${TALK} ${'Thanks for watching. '.repeat(60)}`, 30],
    ['a word', `and so ${'the '.repeat(200)}`, 20],
    ['a sentence', 'We were in the studio all night long and then we went home to sleep. '.repeat(12), 20],
  ])('find a loop of %s, and ask again', (_, text, seconds) => {
    const [finding] = findingsOf(plain(text), sound(seconds), []);
    expect(finding).toMatchObject({ flag: { kind: 'LOOP' }, again: true });
  });

  it('take the repetitions out, and leave what was said around them', () => {
    const [finding] = findingsOf(plain(`${TALK} ${'And then we went home. '.repeat(40)}The end.`), sound(30), []);
    expect(finding?.corrected?.text).toBe(`${TALK} And then we went home. The end.`);
  });

  it('leave nothing of an answer that is all loop', () => {
    const [finding] = findingsOf(plain('Thanks for watching. '.repeat(60)), sound(7), []);
    expect(finding?.corrected?.text).toBe('');
  });

  it('keep repetitions that there was time to say, with a flag', () => {
    const [finding] = findingsOf(plain('we will we will rock you '.repeat(8)), sound(60), []);
    expect(finding).toMatchObject({ flag: { kind: 'LOOP', message: expect.stringMatching(/8 times/) }, again: true });
    expect(finding?.corrected).toBeUndefined();
  });

  it('find the prompt said back, and not the brand’s name in a sentence', () => {
    expect(kinds(plain('Evolution Studios, Gold Standard, Brand Bible, Soundscape Nine'), sound(30), TERMS)).toEqual([
      'PROMPT_ECHO',
    ]);
    expect(kinds(plain('Gold Standard, Brand Bible.'), sound(5), TERMS)).toEqual(['PROMPT_ECHO']);
    expect(kinds(plain('Evolution Studios.'), sound(2), TERMS)).toEqual([]);
    expect(kinds(plain('At Evolution Studios the Gold Standard is our promise.'), sound(4), TERMS)).toEqual([]);
  });

  it('take phantom credits over silence out, and flag other text there', () => {
    const hearing = timed([0, 10, TALK.slice(0, 100)], [30, 34, 'Thanks for watching!'], [40, 44, 'Something else.']);
    const findings = findingsOf(hearing, sound(50, [[0, 10]]), []);
    expect(findings.map(({ flag }) => [flag.kind, flag.start])).toEqual([
      ['TEXT_OVER_SILENCE', 30],
      ['TEXT_OVER_SILENCE', 40],
    ]);
    expect(findings[0]?.corrected?.text).toBe(`${TALK.slice(0, 100)} Something else.`);
  });

  it('find more words than can be said', () => {
    expect(kinds(plain(TALK), sound(60, [[10, 13]]))).toEqual(['TEXT_OVER_SILENCE']);
  });

  it('find speech without words, and ask again where most of it is missing', () => {
    const part = findingsOf(timed([0, 60, TALK], [90, 120, TALK]), sound(120), []);
    expect(part).toMatchObject([{ flag: { kind: 'LOW_COVERAGE', start: 61, end: 89 }, again: false }]);
    const most = findingsOf(timed([0, 30, TALK]), sound(120), []);
    expect(most).toMatchObject([{ flag: { kind: 'LOW_COVERAGE', start: 31, end: 120 }, again: true }]);
    expect(findingsOf(plain('Hello.'), sound(120), [])).toMatchObject([
      { flag: { kind: 'LOW_COVERAGE' }, again: true },
    ]);
  });

  it.each([
    'Thanks for watching!',
    'Subtitles by the Amara.org community',
    'Thank you for watching. Please subscribe.',
    'Субтитры сделал DimaTorzok',
    'ご視聴ありがとうございました',
    '请不吝点赞 订阅 转发 打赏支持明镜与点点栏目',
    '시청해주셔서 감사합니다.',
    'Untertitelung des ZDF für funk, 2017',
    '¡Gracias por ver el video!',
    'Sottotitoli creati dalla comunità Amara.org',
  ])('take %j for nothing where much more was said, and leave it where it may be all', (credit) => {
    const [finding] = findingsOf(timed([0, 20, credit]), sound(20), []);
    expect(finding).toMatchObject({ flag: { kind: 'LOW_COVERAGE' }, again: true, corrected: { text: '' } });
    expect(kinds(timed([0, 3, credit]), sound(3))).toEqual([]);
  });

  it('find one segment that is stretched over speech it does not hold', () => {
    const hearing = timed([0, 15, TALK.slice(0, 190)], [15, 45, 'Thank you.'], [45, 60, TALK.slice(190)]);
    expect(findingsOf(hearing, sound(60), [])).toMatchObject([
      { flag: { kind: 'LOW_COVERAGE', start: 15, end: 45 }, again: false },
    ]);
  });

  it('take the beginning of the prompt out where speech follows it', () => {
    const [finding] = findingsOf(plain(`Evolution Studios, Gold Standard, Brand Bible. ${TALK}`), sound(40), TERMS);
    expect(finding).toMatchObject({ flag: { kind: 'PROMPT_ECHO' }, again: true, corrected: { text: TALK } });
    expect(kinds(plain(`Evolution Studios keeps the Gold Standard. ${TALK}`), sound(40), TERMS)).toEqual([]);
  });
});

describe('what shows over all parts alone', () => {
  const parts = (...texts: string[]) =>
    texts.map((text, ordinal) => ({
      chunk: { ordinal, start: ordinal * 20, end: ordinal * 20 + 20, overlap: 0 },
      text,
      segments: [{ start: 1, end: 19, text, confidence: null }],
    }));
  const flagsOf = (...texts: string[]) => {
    const heard = parts(...texts);
    return acrossParts(heard, mergeChunks(heard, [[0, texts.length * 20]]), []);
  };

  it('the text of another part is flagged at each of them', () => {
    const flags = flagsOf(
      'We recorded many songs in this room last winter.',
      'And then we went home.',
      'We recorded many songs in this room last winter.',
    );
    expect(flags.map(({ kind, start }) => [kind, start])).toEqual([
      ['LOOP', 0],
      ['LOOP', 40],
    ]);
    expect(flagsOf('Good morning.', 'We recorded songs.', 'Good morning.')).toEqual([]);
  });

  it('a phrase that continues over the cuts is a loop, with its span', () => {
    const text = 'and then we went home '.repeat(3);
    const flags = flagsOf(`First of all we were there. ${text}`, text.trim(), `${text} The end.`);
    expect(flags).toMatchObject([{ kind: 'LOOP', start: 1, end: 59 }]);
  });
});
