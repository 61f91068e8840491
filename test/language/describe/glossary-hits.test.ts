import { describe, expect, it } from '@jest/globals';
import { findGlossaryHits } from '../../../src/language/describe/glossary-hits.js';

const GLOSSARY = [{ term: 'Evolution Studios', heardAs: ['have solutions studios'], notes: null }];

function heardIn(text: string): string[] {
  return findGlossaryHits(text, GLOSSARY).map((hit) => hit.heard);
}

describe('glossary hits', () => {
  it.each([
    ['as it is spelt', 'At Evolution Studios we sing', ['Evolution Studios']],
    ['in another case, with a possessive', "evolution studios' room", ['evolution studios']],
    ['as recognisers are known to hear it', 'welcome to have solutions studios today', ['have solutions studios']],
    ['as it sounds', 'this is the evolutions studio', ['evolutions studio']],
    ['as it sounds, in the singular', 'this is evolution studio', ['evolution studio']],
    ['twice', 'evolution studios and evolution studios', ['evolution studios', 'evolution studios']],
  ])('are found: %s', (_, text, heard) => expect(heardIn(text)).toEqual(heard));

  it.each([
    ['another company', 'revolution studios made the film'],
    ['a part of a word', 'coevolution studiosity'],
    ['its words apart', 'the evolution of studios'],
    ['two sentences', 'We study evolution. Studios are loud.'],
  ])('are not found in: %s', (_, text) => expect(heardIn(text)).toEqual([]));

  it('have UTF-16 places', () => {
    const text = '🎵 naïve evolution studios';
    const [hit] = findGlossaryHits(text, GLOSSARY);
    expect(text.slice(hit?.start, hit?.end)).toBe('evolution studios');
  });
});
