import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';
import { editTurns } from '../../../src/language/edit/edit-turns.js';
import { readTurns, turnText } from '../../../src/language/text/turns.js';

const speakers = ['Anna', 'Speaker 2'];
const RAW = [
  'Anna: um so where did you record the the new album',
  'Speaker 2: we recorded it in the old chapel in Leeds it took nine days',
  'Anna: and did the label pay for it',
  'Speaker 2: no',
  'Anna: I would have thought they owed you that much',
  'Speaker 2: they never paid us a penny',
].join('\n\n');
const GOOD = [
  'Anna: So where did you record the new album?',
  'Speaker 2: We recorded it in the old chapel in Leeds. It took nine days.',
  'Anna: And did the label pay for it?',
  'Speaker 2: No.',
  'Anna: I would have thought they owed you that much.',
  'Speaker 2: They never paid us a penny.',
].join('\n\n');

const check = (refined: string, raw = RAW) =>
  judge({ raw, refined, language: 'en', brand: DEFAULT_BRAND_BIBLE, speakers });

describe('who said it', () => {
  it('passes where each turn keeps its speaker, and is among what was checked', () => {
    const { verdict, findings, coverage } = check(GOOD);
    expect({ verdict, findings: findings.filter(({ grade }) => grade !== 'NOTE') }).toEqual({
      verdict: 'PASS',
      findings: [],
    });
    expect(coverage.checked).toContain('speakers');
  });

  it.each([
    [
      'a sentence of the other speaker',
      GOOD.replace(' It took nine days.', '').replace('pay for it?', 'pay for it? It took nine days.'),
    ],
    [
      'labels that trade places',
      GOOD.replaceAll('Anna:', '§:').replaceAll('Speaker 2:', 'Anna:').replaceAll('§:', 'Speaker 2:'),
    ],
    ['a label that is gone', GOOD.replace('Speaker 2: They never', 'They never')],
    ['a label of nobody', GOOD.replace('Speaker 2: They never', 'Interviewer: They never')],
    ['an answer of one word', GOOD.replace('\n\nSpeaker 2: No.', ' No.')],
    [
      'half a sentence',
      GOOD.replace('Leeds. It took nine days.', 'Leeds.').replace(
        'And did the label',
        'It took nine days, and did the label',
      ),
    ],
  ])('is a changed fact: %s', (_, refined) => {
    const { verdict, findings } = check(refined);
    expect(verdict).toBe('REJECT');
    expect(findings).toContainEqual(expect.objectContaining({ check: 'speakers', grade: 'REJECT' }));
  });

  it('names who said the words, and where they stand', () => {
    const refined = GOOD.replace('Speaker 2: They never', 'Anna: They never');
    const finding = check(refined).findings.find((one) => one.check === 'speakers');
    expect(finding?.message).toBe('Speaker 2 said "They never paid us a penny", and the text gives it to Anna.');
    expect(RAW.slice(...(finding?.rawSpan ?? [0, 0]))).toBe('they never paid us a penny');
    expect(refined.slice(...(finding?.refinedSpan ?? [0, 0]))).toBe('They never paid us a penny');
  });

  it('is for a person to look at where the text names nobody', () => {
    const { verdict, findings } = check(GOOD.replaceAll(/^(Anna|Speaker 2): /gm, ''));
    expect(findings).toContainEqual(expect.objectContaining({ check: 'speakers', grade: 'REVIEW' }));
    expect(verdict).toBe('REVIEW');
  });

  it.each([
    [
      'an echo of the question',
      'Anna: was it in the old chapel\n\nSpeaker 2: in the old chapel yes',
      'Anna: Was it in the old chapel?\n\nSpeaker 2: In the old chapel, yes.',
    ],
    [
      'an echo that is left out',
      'Anna: in the old chapel\n\nSpeaker 2: in the old chapel yes',
      'Anna: In the old chapel?\n\nSpeaker 2: Yes.',
    ],
    [
      'a turn that is a hesitation alone',
      'Anna: it was late\n\nSpeaker 2: um\n\nAnna: and dark',
      'Anna: It was late, and dark.',
    ],
    [
      'a part that begins within a turn',
      'and it took nine days\n\nAnna: so long',
      'And it took nine days.\n\nAnna: So long?',
    ],
    [
      'bold labels',
      'Anna: hello there\n\nSpeaker 2: good morning to you',
      '**Anna:** Hello there.\n\n**Speaker 2:** Good morning to you.',
    ],
  ])('is no finding: %s', (_, raw, refined) => {
    expect(check(refined, raw).findings.filter(({ check: name }) => name === 'speakers')).toEqual([]);
  });

  it('holds in languages without rules too', () => {
    const raw = 'Anna: hol vetted fel az albumot\n\nSpeaker 2: a régi kápolnában vettük fel';
    const swapped = 'Speaker 2: Hol vetted fel az albumot?\n\nAnna: A régi kápolnában vettük fel.';
    expect(judge({ raw, refined: swapped, language: 'hu', brand: DEFAULT_BRAND_BIBLE, speakers }).verdict).toBe(
      'REJECT',
    );
  });
});

describe('a text in turns', () => {
  const rules = { glossary: [], banned: [], numberStyle: 'ten-and-above' as const };

  it('is edited turn by turn, and what the editor gives passes', () => {
    const { text } = editTurns({ text: RAW, language: 'en', rules, speakers });
    expect(text.split('\n\n').map((line) => line.split(':')[0])).toEqual(
      RAW.split('\n\n').map((line) => line.split(':')[0]),
    );
    expect(text).toContain('Anna: So where did you record the new album');
    expect(check(text).findings.filter(({ grade }) => grade === 'REJECT')).toEqual([]);
    expect(editTurns({ text, language: 'en', rules, speakers }).text).toBe(text);
  });

  it('loses the label of a turn of which nothing is left', () => {
    const text = 'Anna: it was late.\n\nSpeaker 2: um\n\nAnna: and it was dark.';
    expect(editTurns({ text, language: 'en', rules, speakers }).text).toBe('Anna: It was late. And it was dark.');
  });

  it('is read back as it was written, and one speaker needs no label', () => {
    const spoken = [
      { speaker: 'Anna', text: ' Hello. ' },
      { speaker: 'Anna', text: 'Who is there?' },
      { speaker: null, text: 'Nobody.' },
      { speaker: 'Dr. Who (2)', text: 'Me: I am.' },
    ];
    const text = turnText(spoken);
    expect(text).toBe('Anna: Hello. Who is there?\n\nUnknown speaker: Nobody.\n\nDr. Who (2): Me: I am.');
    const turns = readTurns(text, ['Anna', 'Dr. Who (2)']);
    expect(turns.map(({ speaker, label, end }) => [speaker, text.slice(label[1], end).trim()])).toEqual([
      ['Anna', 'Hello. Who is there?'],
      ['Unknown speaker', 'Nobody.'],
      ['Dr. Who (2)', 'Me: I am.'],
    ]);
    expect(turnText(spoken.slice(0, 3))).toBe('Hello. Who is there? Nobody.');
  });
});
