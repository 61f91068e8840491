import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import '../../support/property-seed.js';
import { assignSpeaker, type SpeechToAssign } from '../../../src/language/text/assign-speaker.js';
import { readTurns, withoutLabels } from '../../../src/language/text/turns.js';

const LABELS = ['Anna', 'Bo'];
const RAW = 'Anna: So where did you record it? Um in Leeds you know. Bo: was that nine days?'.replace(' Bo', '\n\nBo');
const REFINED = 'Anna: So where did you record it?\n\nIn Leeds.\n\n**Bo**: Was that nine days?';
const SEGMENTS = ['So where did you record it? Um in', 'Leeds you know.', 'was that nine days?'].map((text) => ({
  text,
}));
const speech = (more: Partial<SpeechToAssign>): SpeechToAssign => ({
  ...{ raw: RAW, refined: REFINED, labels: LABELS, segments: SEGMENTS, speaker: 'Bo', otherwise: 'Anna' },
  part: { refined: [] },
  ...more,
});
const placeOf = (text: string, part: string) => [text.indexOf(part), text.indexOf(part) + part.length] as const;
const words = (text: string, labels: readonly string[]) =>
  withoutLabels(text, readTurns(text, labels)).replaceAll('*', ' ').trim().split(/\s+/);

describe('assignSpeaker', () => {
  it('gives a paragraph to another speaker, with the hesitations before it in the transcript, and leaves other labels as they are written', () => {
    expect(assignSpeaker(speech({ part: { refined: [placeOf(REFINED, 'In Leeds.')] } }))).toEqual({
      raw: 'Anna: So where did you record it?\n\nBo: Um in Leeds you know. was that nine days?',
      refined: 'Anna: So where did you record it?\n\nBo: In Leeds.\n\nWas that nine days?',
    });
  });

  it('gives segments to a new speaker, within a sentence too', () => {
    expect(assignSpeaker(speech({ part: { segments: [1] }, speaker: 'Speaker 3' }))).toEqual({
      raw: 'Anna: So where did you record it? Um in\n\nSpeaker 3: Leeds you know.\n\nBo: was that nine days?',
      refined: 'Anna: So where did you record it?\n\nIn\n\nSpeaker 3: Leeds.\n\n**Bo**: Was that nine days?',
    });
  });

  it('takes the labels away where one speaker is left', () => {
    expect(assignSpeaker(speech({ part: { segments: [2] }, speaker: 'Anna' }))).toEqual({
      raw: 'So where did you record it? Um in Leeds you know. was that nine days?',
      refined: 'So where did you record it?\n\nIn Leeds.\n\nWas that nine days?',
    });
  });

  it('labels a text that had no speakers, where there is no refined text yet', () => {
    const plain = { raw: 'Where was it? In Leeds.', refined: null, labels: [] };
    const segments = [{ text: 'Where was it?' }, { text: 'In Leeds.' }];
    const part = { segments: [1] };
    expect(assignSpeaker(speech({ ...plain, segments, part, speaker: 'Speaker 2', otherwise: 'Speaker 1' }))).toEqual({
      raw: 'Speaker 1: Where was it?\n\nSpeaker 2: In Leeds.',
      refined: null,
    });
  });

  it('changes no word, whatever is given to whom, and gives it to that speaker', () => {
    const word = fc.constantFrom('yes', 'no', 'Leeds.', 'nine', 'um', 'a', '録音です。', '4', '(really?)');
    const turn = fc.tuple(fc.constantFrom(...LABELS), fc.array(word, { minLength: 1, maxLength: 8 }));
    const turns = fc.array(turn, { minLength: 1, maxLength: 6 });
    const property = fc.property(turns, fc.nat(), fc.constantFrom('Anna', 'Bo', 'Cy'), (said, chosen, speaker) => {
      const raw = said.map(([label, text]) => `${label}: ${text.join(' ')}`).join('\n\n');
      const segments = said.map(([, text]) => ({ text: text.join(' ') }));
      const part = { segments: [chosen % said.length] };
      const labels = [...LABELS, 'Cy'];
      const result = assignSpeaker(speech({ raw, refined: raw, labels, segments, part, speaker }));
      expect(words(result.raw, labels)).toEqual(words(raw, labels));
      expect(words(result.refined!, labels)).toEqual(words(raw, labels));
    });
    fc.assert(property, { numRuns: 200 });
  });
});
