import type { Pair } from './pair.js';

export const FRENCH_PAIRS: readonly Pair[] = [
  {
    raw: "euh on a on a commencé en février deux mille onze avec quatre-vingt-douze élèves et personne n'a arrêté",
    honest: "On a commencé en février 2011 avec 92 élèves et personne n'a arrêté.",
    lies: {
      number: "On a commencé en février 2011 avec 82 élèves et personne n'a arrêté.",
      month: "On a commencé en janvier 2011 avec 92 élèves et personne n'a arrêté.",
      negation: 'On a commencé en février 2011 avec 92 élèves et tout le monde a arrêté.',
      dropped: 'On a commencé en février 2011 avec 92 élèves.',
      translated: 'We started in February 2011 with 92 pupils, and nobody stopped.',
    },
  },
  {
    raw: 'Madame Lefèvre prend, euh, elle prend cinq milligrammes le matin et elle a mal au genou gauche.',
    honest: 'Madame Lefèvre prend 5 milligrammes le matin et elle a mal au genou gauche.',
    lies: {
      dose: 'Madame Lefèvre prend 50 milligrammes le matin et elle a mal au genou gauche.',
      unit: 'Madame Lefèvre prend 5 grammes le matin et elle a mal au genou gauche.',
      name: 'Madame Delorme prend 5 milligrammes le matin et elle a mal au genou gauche.',
      side: 'Madame Lefèvre prend 5 milligrammes le matin et elle a mal au genou droit.',
      time: 'Madame Lefèvre prend 5 milligrammes le soir et elle a mal au genou gauche.',
    },
  },
  {
    raw: "ça coûte environ trois mille deux cents euros et je ne suis pas sûr qu'on le garde",
    honest: "Ça coûte environ 3 200 euros et je ne suis pas sûr qu'on le garde.",
    lies: {
      number: "Ça coûte environ 2 300 euros et je ne suis pas sûr qu'on le garde.",
      currency: "Ça coûte environ 3 200 dollars et je ne suis pas sûr qu'on le garde.",
      negation: "Ça coûte environ 3 200 euros et je suis sûr qu'on le garde.",
      added: "Ça coûte environ 3 200 euros et je ne suis pas sûr qu'on le garde. La décision tombera en mars.",
    },
  },
  {
    raw: "une vingtaine de clients sont venus dans la matinée et le chef n'a rien dit",
    honest: "Une vingtaine de clients sont venus dans la matinée, et le chef n'a rien dit.",
    lies: {
      group: "Une trentaine de clients sont venus dans la matinée, et le chef n'a rien dit.",
      negation: 'Une vingtaine de clients sont venus dans la matinée, et le chef a tout dit.',
    },
  },
  {
    raw: 'Et la cheffe, euh, la cheffe voulait pas, elle voulait pas signer le bail.',
    honest: 'Et la cheffe ne voulait pas signer le bail.',
    lies: { negation: 'Et la cheffe voulait signer le bail.', verb: 'Et la cheffe ne voulait pas lire le bail.' },
  },
];
