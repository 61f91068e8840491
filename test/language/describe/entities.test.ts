import { describe, expect, it } from '@jest/globals';
import { entitiesOf } from '../../../src/language/describe/entities.js';

const TEXTS: readonly (readonly [string, string | null, readonly (readonly [string, string])[]])[] = [
  [
    'maria paid four hundred and fifty dollars on march fourteenth twenty twenty six',
    'en',
    [
      ['person', 'maria'],
      ['amount', 'four hundred and fifty dollars'],
      ['date', 'march fourteenth twenty twenty six'],
    ],
  ],
  [
    'we meet on Monday march third and in april',
    'en',
    [
      ['date', 'Monday march third'],
      ['date', 'april'],
    ],
  ],
  ['call 555 0199 at half past nine about flight S Q seven four', 'en-GB', []],
  ['may I go first', 'en', []],
  [
    'The Abbey Studios are in New York',
    'en',
    [
      ['organisation', 'Abbey Studios'],
      ['place', 'New York'],
    ],
  ],
  [
    'am dritten mai kamen zweihundert Leute mit 15 Euro',
    'de',
    [
      ['date', 'dritten mai'],
      ['amount', 'zweihundert'],
      ['amount', '15 Euro'],
    ],
  ],
  [
    'wir treffen uns heute und am Donnerstag mit Maria',
    'de',
    [
      ['date', 'heute'],
      ['date', 'Donnerstag'],
    ],
  ],
  [
    'el viernes llegaron veinte personas',
    'es',
    [
      ['date', 'viernes'],
      ['amount', 'veinte'],
    ],
  ],
  [
    'в пятницу пришли 12 человек, а среда свободна',
    'ru',
    [
      ['amount', '12'],
      ['date', 'среда'],
    ],
  ],
  ['maria sang 12 songs on monday', null, [['amount', '12']]],
  ['12 songs', 'x-nonsense', [['amount', '12']]],
];

describe('what a transcript names', () => {
  it.each(TEXTS)('%s (%s)', (text, language, expected) => {
    const found = entitiesOf(text, language);
    expect(found.map(({ kind, text: said }) => [kind, said])).toEqual(expected);
    for (const { text: said, start, end } of found) expect(text.slice(start, end)).toBe(said);
  });
});
