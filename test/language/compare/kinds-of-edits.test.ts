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
  {
    about: 'readings that trade places around words that stay',
    language: 'en',
    raw: 'The first gauge shows minus six, and the, the second one shows plus three.',
    honest: 'The first gauge shows −6, and the second one shows +3.',
    lie: 'The first gauge shows +3, and the second one shows −6.',
  },
  {
    about: 'words that trade places around words that stay',
    language: 'en',
    raw: 'You put the key in the drawer. You used to, before May you put it in the safe.',
    honest: 'You put the key in the drawer. Before May you put it in the safe.',
    lie: 'You put the key in the safe. Before May you put it in the drawer.',
  },
  {
    about: 'a topic that no sentence came of',
    language: 'en',
    raw: 'The tickets, um, so you print them at home.',
    honest: 'So you print them at home.',
    lie: 'So you do not print them at home.',
  },
  {
    about: 'a likeness',
    language: 'en',
    raw: 'It had a smell like a, like a wet dog.',
    honest: 'It had a smell like a wet dog.',
    lie: 'It had a smell a wet dog.',
  },
  {
    about: 'yes and no in one breath',
    language: 'en',
    raw: 'Yeah, no, I mean, we only met once.',
    honest: 'We only met once.',
    lie: 'We never met.',
  },
  {
    about: 'an auxiliary said again in another tense',
    language: 'en',
    raw: "Hi, I've got, I've had a call from them.",
    honest: "Hi, I've had a call from them.",
    lie: "Hi, I'd had a call from them.",
  },
  {
    about: 'a slip that is denied',
    language: 'en',
    raw: 'The keeper is, um, my uncle, no, sorry, not my uncle, the keeper is Paul Voss.',
    honest: 'The keeper is Paul Voss.',
    lie: 'The keeper is my uncle Paul Voss.',
  },
  {
    about: 'tell a lie',
    language: 'en',
    raw: 'We opened in eighty one, no, tell a lie, eighty four.',
    honest: 'We opened in 1984.',
    lie: 'We opened in 1981.',
  },
  {
    about: 'a dictated password',
    language: 'en',
    raw: 'The code is capital k lower case m four two exclamation mark.',
    honest: 'The code is Km42!',
    lie: 'The code is Km24!',
  },
  {
    about: 'a lap time',
    language: 'en',
    raw: 'She ran it in four twelve point, point oh nine.',
    honest: 'She ran it in 4:12.09.',
    lie: 'She ran it in 4:12.90.',
  },
  {
    about: 'a date of two ordinals',
    language: 'en',
    raw: 'He was born on the second of the eleventh nineteen seventy.',
    honest: 'He was born on 2 November 1970.',
    lie: 'He was born on 11 February 1970.',
  },
  {
    about: 'a figure begun before a remark',
    language: 'en',
    raw: 'There were a hundred, I think it was a hundred and nine people.',
    honest: 'I think it was 109 people.',
    lie: 'I think it was 190 people.',
  },
  {
    about: 'the plus of a telephone number',
    language: 'nl',
    raw: 'Bel plus eenendertig zes, twaalf, vierendertig, zesenvijftig, nul zeven.',
    honest: 'Bel +31 6 12 34 56 07.',
    lie: 'Bel +31 6 12 34 65 07.',
  },
  {
    about: 'donc at the start',
    language: 'fr',
    raw: 'Donc on a, on a fermé le magasin.',
    honest: 'On a fermé le magasin.',
    lie: 'On a ouvert le magasin.',
  },
  {
    about: 'before and after a date',
    language: 'nl',
    raw: 'Het moet voor, voor negen juni klaar zijn.',
    honest: 'Het moet voor 9 juni klaar zijn.',
    lie: 'Het moet vanaf 9 juni klaar zijn.',
  },
  {
    about: 'before and after a month said twice',
    language: 'de',
    raw: 'Vor Oktober, vor Oktober schaff ich das nicht.',
    honest: 'Vor Oktober schaffe ich das nicht.',
    lie: 'Nach Oktober schaffe ich das nicht.',
  },
  {
    about: 'thousands and hundreds said short',
    language: 'en',
    raw: 'the other one is seven thousand four fifty',
    honest: 'The other one is 7,450.',
    lie: 'The other one is 7,540.',
  },
  {
    about: 'a name with a sign for and',
    language: 'en',
    raw: 'We buy the strings at Fenn and, and Harlow.',
    honest: 'We buy the strings at Fenn & Harlow.',
    lie: 'We buy the strings at Fenn & Hartley.',
  },
  {
    about: 'two names that another word parts',
    language: 'de',
    raw: 'Frag Braun und Keller, aber nicht Seidel.',
    honest: 'Frag Braun & Keller, aber nicht Seidel.',
    lie: 'Frag Braun & Seidel, aber nicht Keller.',
  },
];

describe.each(KINDS)('$about ($language)', ({ language, raw, honest, lie }) => {
  it('passes', () => expect(verdict(language, raw, honest)).toBe('PASS'));
  it('does not pass where the text says something else', () => expect(verdict(language, raw, lie)).not.toBe('PASS'));
});
