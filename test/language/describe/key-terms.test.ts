import { describe, expect, it } from '@jest/globals';
import { keyTermsOf } from '../../../src/language/describe/key-terms.js';

const terms = (text: string, language: string) => keyTermsOf(text, language).map(({ term }) => term);

describe('the terms of a text', () => {
  it.each([
    ['de', 'und wir haben also die heizung bestellt und dann war die heizung wieder kaputt und als wir', 'heizung'],
    ['fr', 'alors on a ouvert la librairie et puis la librairie était vide parce que personne', 'librairie'],
    ['fr', "l'étagère et encore l'étagère", 'étagère'],
    ['es', 'pues la panadería estaba cerrada y entonces la panadería no abrió', 'panadería'],
    ['nl', 'en toen was de bakkerij dicht en de bakkerij ging niet meer open', 'bakkerij'],
    ['hi', 'और दुकान बंद थी और दुकान फिर नहीं खुली', 'दुकान'],
    ['ja', '会議は三時からです。会議は長いです。', '会議'],
  ])('in %s: %s', (language, text, term) => {
    expect(terms(text, language)[0]).toBe(term);
  });

  it.each([
    ['de', 'und wir haben als sie kamen nichts mehr gehabt'],
    ['fr', 'et puis nous avons dit que ce n’était pas pour eux'],
    ['it', 'e poi noi abbiamo detto che non era per loro'],
    ['pt', 'e então nós não tínhamos mais nada para eles'],
  ])('are none of the words that say nothing: %s', (language, text) => {
    expect(
      terms(text, language).filter((term) => /^(und|wir|als|nous|avons|puis|noi|che|non|então|nós|para)$/.test(term)),
    ).toEqual([]);
  });
});
