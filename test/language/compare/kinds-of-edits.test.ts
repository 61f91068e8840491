import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

function verdict(language: string, raw: string, refined: string) {
  return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '', language }).verdict;
}

/** What was said, an honest edit of it, and a text that looks like one and says something else. */
const KINDS: readonly {
  readonly about: string;
  readonly language: string;
  readonly raw: string;
  readonly honest: string;
  readonly lie: string;
}[] = [
  {
    about: 'begun again with a word put in',
    language: 'en',
    raw: 'There is a calm that only lasts, that only ever lasts an hour.',
    honest: 'There is a calm that only ever lasts an hour.',
    lie: 'There is a calm that lasts an hour.',
  },
  {
    about: 'begun again after a word that stays',
    language: 'en',
    raw: "No. I didn't hear, well, I didn't hear any shot.",
    honest: "No. Well, I didn't hear any shot.",
    lie: 'No. Well, I heard a shot.',
  },
  {
    about: 'a word that broke off',
    language: 'en',
    raw: 'Look at the, the cert, the certificate on the wall.',
    honest: 'Look at the certificate on the wall.',
    lie: 'Look at the cert on the wall.',
  },
  {
    about: 'a list is no word that broke off',
    language: 'en',
    raw: 'We have the car, the carpet and the lamp.',
    honest: 'We have the car, the carpet and the lamp.',
    lie: 'We have the carpet and the lamp.',
  },
  {
    about: 'a thought that is taken up again',
    language: 'en',
    raw: 'The trouble is, and nobody says this, the trouble is that we stopped.',
    honest: 'The trouble is, and nobody says this, that we stopped.',
    lie: 'The trouble is, and somebody says this, that we stopped.',
  },
  {
    about: 'an ordinal said again after a word that stays',
    language: 'es',
    raw: 'Y la segunda, mira, la segunda la vendí en mayo.',
    honest: 'Y la segunda, mira, la vendí en mayo.',
    lie: 'Y la primera, mira, la vendí en mayo.',
  },
  {
    about: 'a preposition said again with the article in it',
    language: 'it',
    raw: 'Abbiamo ballato fino a, fino alle cinque.',
    honest: 'Abbiamo ballato fino alle cinque.',
    lie: 'Abbiamo ballato fino alle sei.',
  },
  {
    about: 'a negation said twice does not go',
    language: 'es',
    raw: 'No, no tengo coche, tengo moto.',
    honest: 'No, no tengo coche, tengo moto.',
    lie: 'No, tengo coche, tengo moto.',
  },
  {
    about: 'the accent of a Dutch capital',
    language: 'nl',
    raw: 'Eén, één vraag heb ik nog.',
    honest: 'Eén vraag heb ik nog.',
    lie: 'Twee vragen heb ik nog.',
  },
  {
    about: 'the Dutch "he" that clings to its verb',
    language: 'nl',
    raw: 'Toen heeft-ie gezegd, ik kom niet.',
    honest: 'Toen heeft hij gezegd: "Ik kom niet."',
    lie: 'Toen heeft zij gezegd: "Ik kom niet."',
  },
  {
    about: 'a German perfect that leads to speech',
    language: 'de',
    raw: 'Und ich hab gefragt, wo denn, und keiner wusste es.',
    honest: 'Und ich habe gefragt: „Wo denn?" Und keiner wusste es.',
    lie: 'Und ich habe gefragt: „Wann denn?" Und keiner wusste es.',
  },
  {
    about: 'a part of a spoon',
    language: 'en',
    raw: 'Add half a, half a teaspoon of salt.',
    honest: 'Add half a teaspoon of salt.',
    lie: 'Add half a tablespoon of salt.',
  },
  {
    about: 'a score with its sign',
    language: 'de',
    raw: 'Am Ende stand es null zu zwei für uns.',
    honest: 'Am Ende stand es 0:2 für uns.',
    lie: 'Am Ende stand es 2:0 für uns.',
  },
  {
    about: 'seven that is no month',
    language: 'fr',
    raw: 'on avait dit sept mille maximum',
    honest: 'On avait dit 7 000 maximum.',
    lie: 'On avait dit 9 000 maximum.',
  },
  {
    about: 'too much and too little',
    language: 'de',
    raw: 'das ist mir das ist mir zu viel',
    honest: 'Das ist mir zu viel.',
    lie: 'Das ist mir zu wenig.',
  },
  {
    about: 'whose it is',
    language: 'it',
    raw: 'E lui dice, dammi la, la mia parte.',
    honest: 'E lui dice: «Dammi la mia parte».',
    lie: 'E lui dice: «Dammi la tua parte».',
  },
];

describe.each(KINDS)('$about ($language)', ({ language, raw, honest, lie }) => {
  it('passes', () => expect(verdict(language, raw, honest)).toBe('PASS'));
  it('does not pass where the text says something else', () => expect(verdict(language, raw, lie)).not.toBe('PASS'));
});
