import type { Pair } from './pair.js';

export const GERMAN_PAIRS: readonly Pair[] = [
  {
    raw: 'also äh wir haben im november zweitausendachtzehn mit sieben leuten angefangen und äh frau kessler war nicht dabei',
    honest: 'Wir haben im November 2018 mit sieben Leuten angefangen, und Frau Kessler war nicht dabei.',
    lies: {
      number: 'Wir haben im November 2019 mit sieben Leuten angefangen, und Frau Kessler war nicht dabei.',
      negation: 'Wir haben im November 2018 mit sieben Leuten angefangen, und Frau Kessler war dabei.',
      name: 'Wir haben im November 2018 mit sieben Leuten angefangen, und Frau Brandt war nicht dabei.',
      month: 'Wir haben im Dezember 2018 mit sieben Leuten angefangen, und Frau Kessler war nicht dabei.',
      dropped: 'Wir haben im November 2018 mit sieben Leuten angefangen.',
      translated: 'We started in November 2018 with seven people, and Ms Kessler was not there.',
    },
  },
  {
    raw: 'Der Patient bekommt, ähm, er bekommt zweieinhalb Milligramm ins linke Auge, zweimal am Tag, und er darf kein Aspirin nehmen.',
    honest: 'Der Patient bekommt 2,5 Milligramm ins linke Auge, zweimal am Tag, und er darf kein Aspirin nehmen.',
    lies: {
      dose: 'Der Patient bekommt 25 Milligramm ins linke Auge, zweimal am Tag, und er darf kein Aspirin nehmen.',
      unit: 'Der Patient bekommt 2,5 Gramm ins linke Auge, zweimal am Tag, und er darf kein Aspirin nehmen.',
      side: 'Der Patient bekommt 2,5 Milligramm ins rechte Auge, zweimal am Tag, und er darf kein Aspirin nehmen.',
      negation: 'Der Patient bekommt 2,5 Milligramm ins linke Auge, zweimal am Tag, und er darf Aspirin nehmen.',
      frequency: 'Der Patient bekommt 2,5 Milligramm ins linke Auge, dreimal am Tag, und er darf kein Aspirin nehmen.',
      added:
        'Der Patient bekommt 2,5 Milligramm ins linke Auge, zweimal am Tag, und er darf kein Aspirin nehmen. Die Prognose ist gut.',
    },
  },
  {
    raw: 'die miete kostet ungefähr eintausendzweihundert euro und vielleicht ziehen wir im frühjahr um',
    honest: 'Die Miete kostet ungefähr 1.200 Euro, und vielleicht ziehen wir im Frühjahr um.',
    lies: {
      number: 'Die Miete kostet ungefähr 1.300 Euro, und vielleicht ziehen wir im Frühjahr um.',
      currency: 'Die Miete kostet ungefähr 1.200 Dollar, und vielleicht ziehen wir im Frühjahr um.',
      hedge: 'Die Miete kostet ungefähr 1.200 Euro, und wir ziehen im Frühjahr um.',
      bound: 'Die Miete kostet mindestens 1.200 Euro, und vielleicht ziehen wir im Frühjahr um.',
    },
  },
  {
    raw: 'neunzehnzweiundachtzig waren wir zu dritt und ohne Ausweis durften wir wir das Lager nicht betreten',
    honest: '1982 waren wir zu dritt, und ohne Ausweis durften wir das Lager nicht betreten.',
    lies: {
      year: '1928 waren wir zu dritt, und ohne Ausweis durften wir das Lager nicht betreten.',
      together: '1982 waren wir zu viert, und ohne Ausweis durften wir das Lager nicht betreten.',
      negation: '1982 waren wir zu dritt, und ohne Ausweis durften wir das Lager betreten.',
    },
  },
];
