import { describe, expect, it } from '@jest/globals';
import { type Kind, verdictOf } from './kind.js';

/** How speakers look for a word, begin again or spell, an honest edit of it, and a text that looks like one and says something else. */
const KINDS: readonly Kind[] = [
  {
    about: 'a name that is looked for',
    language: 'en',
    raw: "The contractor, what's his name, Mr. Holt, says it leaks.",
    honest: 'The contractor, Mr. Holt, says it leaks.',
    lie: 'The contractor says it leaks.',
  },
  {
    about: 'a name that is looked for in German',
    language: 'de',
    raw: 'Der Klempner, wie heißt er noch, Herr Holt, sagt, es tropft.',
    honest: 'Der Klempner, Herr Holt, sagt, es tropft.',
    lie: 'Der Klempner, wie heißt er noch, Herr Hold, sagt, es tropft nicht.',
  },
  {
    about: 'a name that is looked for in French',
    language: 'fr',
    raw: "Le plombier, comment il s'appelle, Morel, dit que ça fuit.",
    honest: 'Le plombier, Morel, dit que ça fuit.',
    lie: 'Le plombier, Martin, dit que ça fuit.',
  },
  {
    about: 'an amount that is looked for',
    language: 'nl',
    raw: 'De boete is nu, even kijken, vier euro twintig.',
    honest: 'De boete is nu € 4,20.',
    lie: 'De boete is nu € 4,30.',
  },
  {
    about: 'a question that is reported',
    language: 'en',
    raw: 'people ask me you know what temperature and i say twenty',
    honest: 'People ask me, "What temperature?" And I say 20.',
    lie: 'People ask me, "What humidity?" And I say 20.',
  },
  {
    about: 'an idle clause before a subject',
    language: 'en',
    raw: "so so you know you don't do it in winter",
    honest: "So you don't do it in winter.",
    lie: 'So you do it in winter.',
  },
  {
    about: 'an example between commas',
    language: 'en',
    raw: 'If you heat them, say, above, above fifty, they change.',
    honest: 'If you heat them above fifty, they change.',
    lie: 'If you heat them below fifty, they change.',
  },
  {
    about: 'a subject said again after an aside',
    language: 'en',
    raw: "Somebody, I'm not gonna say who, somebody forgot the keys.",
    honest: "Somebody, I'm not gonna say who, forgot the keys.",
    lie: "Everybody, I'm not gonna say who, forgot the keys.",
  },
  {
    about: 'a subject said again after an aside, without punctuation',
    language: 'en',
    raw: 'this year touch wood this year looks looks good',
    honest: 'This year, touch wood, looks good.',
    lie: 'Last year, touch wood, looks good.',
  },
  {
    about: 'a year said again in a date',
    language: 'en',
    raw: 'it was in eighteen fifteen um in june eighteen fifteen',
    honest: 'It was in June 1815.',
    lie: 'It was in July 1815.',
  },
  {
    about: 'a thing said again with its month',
    language: 'en',
    raw: 'I sent the report, uh, the March report to Anna.',
    honest: 'I sent the March report to Anna.',
    lie: 'I sent the May report to Anna.',
  },
  {
    about: 'letters said twice in a name',
    language: 'en',
    raw: "It's Call, C, A, double L, and I'm from Leeds.",
    honest: "It's Call, C-A-L-L, and I'm from Leeds.",
    lie: "It's Cal, C-A-L, and I'm from Leeds.",
  },
  {
    about: 'letters said twice in a German name',
    language: 'de',
    raw: 'mein name ist prütt p r ü doppel t',
    honest: 'Mein Name ist Prütt, P-R-Ü-T-T.',
    lie: 'Mein Name ist Prüt, P-R-Ü-T.',
  },
  {
    about: 'a sentence opened twice',
    language: 'it',
    raw: 'Sì, dunque, la riunione è spostata a lunedì.',
    honest: 'La riunione è spostata a lunedì.',
    lie: 'La riunione è spostata a martedì.',
  },
  {
    about: 'a currency named in the same sentence',
    language: 'en',
    raw: 'it costs eleven thousand pounds plus vat which is about two thousand over what we budgeted',
    honest: 'It costs £11,000 plus VAT, which is about £2,000 over what we budgeted.',
    lie: 'It costs £11,000 plus VAT, which is about £2,000 under what we budgeted.',
  },
  {
    about: 'a slip that is wondered at',
    language: 'de',
    raw: 'Sie kommen von links, nein, was sag ich, von rechts.',
    honest: 'Sie kommen von rechts.',
    lie: 'Sie kommen von links.',
  },
];

describe('kinds of speech', () => {
  it.each(KINDS)('an honest edit passes, and its lie does not: $about', ({ language, raw, honest, lie }) => {
    expect(verdictOf(language, raw, honest)).toBe('PASS');
    expect(verdictOf(language, raw, lie)).not.toBe('PASS');
  });
});
