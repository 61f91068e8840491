import { describe, expect, it } from '@jest/globals';
import { type Kind, verdictOf } from './kind.js';

/** How a figure, a label or a negation is said, an honest edit of it, and a text that looks like one and says something else. */
const KINDS: readonly Kind[] = [
  {
    about: 'one of two counts',
    language: 'en',
    raw: 'give it two or three puffs and wait',
    honest: 'Give it two or three puffs and wait.',
    lie: 'Give it 23 puffs and wait.',
  },
  {
    about: 'a range of counts',
    language: 'en',
    raw: 'it takes ten to twelve days',
    honest: 'It takes 10 to 12 days.',
    lie: 'It takes 1012 days.',
  },
  {
    about: 'one of two counts, in Spanish',
    language: 'es',
    raw: 'toma dos o tres al día',
    honest: 'Toma 2 o 3 al día.',
    lie: 'Toma 23 al día.',
  },
  {
    about: 'one of two counts, in Italian',
    language: 'it',
    raw: 'ne prendo due o tre al giorno',
    honest: 'Ne prendo due o tre al giorno.',
    lie: 'Ne prendo 23 al giorno.',
  },
  {
    about: 'one of two counts, in German',
    language: 'de',
    raw: 'nimm zwei oder drei davon',
    honest: 'Nimm zwei oder drei davon.',
    lie: 'Nimm 23 davon.',
  },
  {
    about: 'a zero between two digits',
    language: 'en',
    raw: 'it is in room four o two',
    honest: 'It is in room 402.',
    lie: 'It is in room 42.',
  },
  {
    about: 'an address with the letter that is also a word',
    language: 'es',
    raw: 'la página es a b c punto es',
    honest: 'La página es abc.es.',
    lie: 'La página es abd.es.',
  },
  {
    about: 'a dose and how often',
    language: 'fr',
    raw: 'un gramme trois fois par jour',
    honest: '1 g trois fois par jour.',
    lie: '3 g une fois par jour.',
  },
  {
    about: 'a dose and how often, in English',
    language: 'en',
    raw: 'she takes one gram three times a day',
    honest: 'She takes 1 g three times a day.',
    lie: 'She takes 1 g two times a day.',
  },
  {
    about: 'opening hours in Portuguese',
    language: 'pt',
    raw: 'das das nove e meia às às doze e trinta',
    honest: 'Das 9h30 às 12h30.',
    lie: 'Das 9h15 às 12h30.',
  },
  {
    about: 'a half hour without a word of the clock',
    language: 'es',
    raw: 'abrimos de nueve y media a una',
    honest: 'Abrimos de 9:30 a una.',
    lie: 'Abrimos de 9:15 a una.',
  },
  {
    about: 'a comma within a number',
    language: 'en',
    raw: 'The fee is four thousand, five hundred pounds, and sixteen pence.',
    honest: 'The fee is £4,500.16.',
    lie: 'The fee is £5,400.16.',
  },
  {
    about: 'a comma within a number that is one word',
    language: 'de',
    raw: 'Das kostet hundertachtzigtausend, zweihundertvierzig Euro.',
    honest: 'Das kostet 180.240 Euro.',
    lie: 'Das kostet 180.420 Euro.',
  },
  {
    about: 'a stutter within a time',
    language: 'fr',
    raw: 'on ouvre à neuf heures et demie du du matin',
    honest: 'On ouvre à 9 h 30 du matin.',
    lie: 'On ouvre à 9 h 30 du soir.',
  },
  {
    about: 'the link of a blood pressure said twice',
    language: 'en',
    raw: 'Her pressure was one forty-two over, over eighty-four today.',
    honest: 'Her pressure was 142/84 today.',
    lie: 'Her pressure was 142/94 today.',
  },
  {
    about: 'a time denied and said again in one breath',
    language: 'en',
    raw: 'so from monday it starts at at six thirty not not seven six thirty',
    honest: 'So from Monday it starts at 6.30, not 7.',
    lie: 'So from Monday it starts at 7, not 6.30.',
  },
  {
    about: 'bids in a row',
    language: 'en',
    raw: 'i can start at eight hundred eight hundred pounds eight fifty nine hundred nine fifty a thousand in the room',
    honest: 'I can start at £800. £800, £850, £900, £950, £1,000 in the room.',
    lie: 'I can start at £800. £800, £850, £950, £900, £1,000 in the room.',
  },
  {
    about: 'prices in a row',
    language: 'en',
    raw: 'so the prices went six hundred six fifty seven hundred seven fifty and then he stopped',
    honest: 'So the prices went 600, 650, 700, 750, and then he stopped.',
    lie: 'So the prices went £600, £650, £700, £750, and then he stopped.',
  },
  {
    about: 'a full hour written with its letter',
    language: 'pt',
    raw: 'chega amanhã entre entre as dez e as e as treze',
    honest: 'Chega amanhã entre as 10h e as 13h.',
    lie: 'Chega amanhã entre as 10h e as 14h.',
  },
  {
    about: 'a number after a month in German',
    language: 'de',
    raw: 'da war dieser tag im november da da sind drei boote nicht zurückgekommen',
    honest: 'Da war dieser Tag im November, drei Boote sind nicht zurückgekommen.',
    lie: 'Da war dieser Tag im November, vier Boote sind nicht zurückgekommen.',
  },
  {
    about: 'a digit said twice by a speaker who stutters',
    language: 'en',
    raw: "rub the rub the butter in don't don't overwork it use a a fork and then two two twenty for ten minutes",
    honest: "Rub the butter in, don't overwork it, use a fork, and then 220 for ten minutes.",
    lie: "Rub the butter in, don't overwork it, use a fork, and then 240 for ten minutes.",
  },
  {
    about: 'a measure begun and said in full',
    language: 'en',
    raw: "it's about a metre, a metre twenty deep",
    honest: "It's about 1.20 m deep.",
    lie: "It's about 1.40 m deep.",
  },
  {
    about: 'a negation said again at the end of its clause',
    language: 'it',
    raw: "Si dà a marzo, mai d'estate, mai. Circa quaranta grammi.",
    honest: "Si dà a marzo, mai d'estate. Circa 40 grammi.",
    lie: "Si dà a marzo, d'estate. Circa 40 grammi.",
  },
  {
    about: 'the title of a programme',
    language: 'de',
    raw: 'herzlich willkommen zur neuen folge von feierabend heute geht es ums schlafen',
    honest: 'Herzlich willkommen zur neuen Folge von „Feierabend“. Heute geht es ums Schlafen.',
    lie: 'Herzlich willkommen zur neuen Folge von „Mittagspause“. Heute geht es ums Schlafen.',
  },
  {
    about: 'labels on a screen',
    language: 'en',
    raw: 'so you click on save as and then press ok and the manager smiled',
    honest: 'So you click on "Save as" and then press "OK", and the manager smiled.',
    lie: 'So you click on save as and then press OK, and "the manager" smiled.',
  },
  {
    about: 'speech that another says again',
    language: 'en',
    raw: "the bear said who is in my bed can you do the voice who is in my bed brilliant that's it",
    honest: 'The bear said, "Who is in my bed?" Can you do the voice?\n\n"Who is in my bed?"\n\nBrilliant, that\'s it.',
    lie: 'The bear said, "Who is in my bed?" Can you do the voice?\n\nWho is in my bed?\n\n"Brilliant", that\'s it.',
  },
];

describe('kinds of figures and labels', () => {
  it.each(KINDS)('an honest edit passes, and its lie does not: $about', ({ language, raw, honest, lie }) => {
    expect(verdictOf(language, raw, honest)).toBe('PASS');
    expect(verdictOf(language, raw, lie)).not.toBe('PASS');
  });

  it.each([
    ['nl', 'u kunt ze tot zaterdag vijf uur inleveren', 'U kunt ze tot zaterdag 17.00 uur inleveren.'],
    ['de', 'wir schließen am Samstag um fünf Uhr', 'Wir schließen am Samstag um 17:00 Uhr.'],
  ])('a person compares a time that is moved to the clock of 24 hours: %s', (language, raw, refined) => {
    expect(verdictOf(language, raw, refined)).toBe('REVIEW');
  });
});
