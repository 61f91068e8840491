import { EN_IRREGULAR_FORMS } from './en-forms.js';
import { EN_SAME_MEANING } from './en-same-meaning.js';
import { EN_SHADES } from './en-shades.js';
import {
  EN_AUXILIARIES,
  EN_CONJUNCTIONS,
  EN_DETERMINERS,
  EN_DISCOURSE_MARKERS,
  EN_FUNCTION_WORDS,
  EN_IDLE_WORDS,
  EN_NEGATIONS,
  EN_PERSONS,
  EN_PREPOSITIONS,
  EN_PRONOUNS,
} from './en-words.js';
import type { Lexicon } from './lexicon.js';

function groups(list: string): readonly (readonly string[])[] {
  return list.split(', ').map((group) => group.split(' '));
}

/** English, British and American. */
export const ENGLISH: Lexicon = {
  language: 'en',
  functionWords: EN_FUNCTION_WORDS,
  hesitations: /^(u+m+|u+h+m*|e+r+m*|a+h+|h+m+|m+hm+|mm+|erm|eh)$/,
  idlePhrases: [
    'you know',
    'i mean',
    'sort of',
    'kind of',
    'like',
    'what was it',
    'how do you say',
    'what do you call it',
    'you see',
    'or something',
    'or whatever',
    'and stuff',
    'thing is',
    'let me see',
    'let me think',
  ],
  editTerms: [
    'no',
    'wait',
    'no wait',
    'sorry',
    'no sorry',
    'i mean',
    'or rather',
    'rather',
    'scratch that',
    'no scratch that',
    'correction',
    'make that',
    'i meant',
    'or wait',
    'wait no',
    'or i mean',
    'excuse me',
    'no i mean',
    'strike that',
    'let me rephrase',
    'let me start over',
    'let me start again',
    'oops',
    'my bad',
    'well no',
    'uh no',
    'no make that',
    'that is wrong',
    'actually no',
    'no actually',
    'er no',
    'i am sorry',
    'never mind',
    'nevermind',
    'forget that',
    'well actually',
    'actually',
  ],
  negations: EN_NEGATIONS,
  boundNegation: /n['’]t$/,
  months: groups(
    'january jan, february feb, march mar, april apr, may, june jun, july jul, august aug, september sept sep, october oct, november nov, december dec',
  ),
  weekdays: groups(
    'monday mondays mon, tuesday tuesdays tue tues, wednesday wednesdays wed, thursday thursdays thu thurs, friday fridays fri, saturday saturdays sat, sunday sundays sun',
  ),
  pronouns: EN_PRONOUNS,
  determiners: EN_DETERMINERS,
  prepositions: EN_PREPOSITIONS,
  conjunctions: EN_CONJUNCTIONS,
  auxiliaries: EN_AUXILIARIES,
  shades: EN_SHADES,
  elisions: null,
  titles: new Set(
    'mr mrs ms miss mx dr doctor prof professor sir madam lady lord captain judge president minister uncle aunt aunty father sister brother saint st'.split(
      ' ',
    ),
  ),
  // The units of English stand with its number words, for they are many and have two readings.
  units: {},
  currencies: {},
  sameMeaning: EN_SAME_MEANING,
  discourseMarkers: EN_DISCOURSE_MARKERS,
  idleWords: EN_IDLE_WORDS,
  irregularForms: EN_IRREGULAR_FORMS,
  persons: EN_PERSONS,
  closedSets: {
    'part of the day': groups('morning am, noon midday, afternoon, evening, night tonight, midnight'),
    day: groups('today, yesterday, tomorrow'),
    duration: groups(
      'second seconds sec secs, minute minutes min mins, hour hours hr hrs, day days daily, week weeks weekly, month months monthly, year years yearly annually, decade decades, century centuries, quarter quarters quarterly',
    ),
    length: groups(
      'millimeter millimeters millimetre millimetres mm, centimeter centimeters centimetre centimetres cm, meter meters metre metres, kilometer kilometers kilometre kilometres km, inch inches, foot feet ft, yard yards, mile miles',
    ),
    weight: groups(
      'microgram micrograms mcg, milligram milligrams mg, gram grams, kilogram kilograms kilo kilos kg, pound pounds lb lbs, ounce ounces oz, ton tons, tonne tonnes',
    ),
    volume: groups(
      'milliliter milliliters millilitre millilitres ml, liter liters litre litres, gallon gallons, pint pints, cup cups, tablespoon tablespoons tbsp, teaspoon teaspoons tsp',
    ),
    currency: groups('dollar dollars bucks, euro euros, pound pounds quid, yen, franc francs, rupee rupees'),
    temperature: groups('celsius, fahrenheit, kelvin'),
    side: groups('left, right'),
    compass: groups('north, south, east, west'),
    'time of year': groups('spring, summer, autumn fall, winter'),
  },
};
