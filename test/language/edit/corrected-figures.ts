import { readFigures } from '../../../src/language/figures/read-figures.js';
import { sameFigure } from '../../../src/language/figures/same-figure.js';
import { tokenize } from '../../../src/language/text/tokens.js';

/** What speakers of a language say when they correct a figure: rows of words, separated by commas. */
export interface SpokenCorrections {
  readonly language: string;
  readonly lead: string;
  readonly numbers: string;
  readonly units: string;
  readonly terms: string;
  readonly tail: string;
}

export const SPOKEN_CORRECTIONS: readonly SpokenCorrections[] = [
  {
    language: 'en',
    lead: 'the box needs',
    numbers:
      'forty, seventy-five, ninety two, a hundred and twenty, three hundred, four hundred and fifty, two thousand, three and a half thousand, one point five, two million',
    units: 'milligrams, dollars, litres, kilometres, boxes',
    terms: 'no sorry, no, sorry, no wait, I mean, or rather, no uh, actually no, er no sorry',
    tail: 'in the end',
  },
  {
    language: 'de',
    lead: 'die Kiste braucht',
    numbers:
      'vierzig, fünfundsiebzig, hundertzwanzig, dreihundert, vierhundertfünfzig, zweitausend, eins Komma fünf, zwei Millionen, achtzig tausend',
    units: 'Milligramm, Euro, Liter, Prozent, Kilometer, Bretter',
    terms: 'nein Moment, nein, Entschuldigung, nein sorry, ich meine, besser gesagt, äh nein',
    tail: 'am Ende',
  },
  {
    language: 'es',
    lead: 'la caja necesita',
    numbers:
      'cuarenta, setenta y cinco, ciento veinte, trescientos, cuatrocientos cincuenta, dos mil, uno coma cinco, dos millones',
    units: 'miligramos, euros, litros, kilómetros, tablas',
    terms: 'no perdón, bueno no, no, perdón, quiero decir, mejor dicho, eh no',
    tail: 'al final',
  },
  {
    language: 'fr',
    lead: 'la caisse demande',
    numbers:
      'quarante, soixante-quinze, cent vingt, trois cents, quatre cent cinquante, deux mille, un virgule cinq, quatre-vingt-dix',
    units: 'milligrammes, euros, litres, kilomètres, planches',
    terms: 'non pardon, non, pardon, je veux dire, ou plutôt, euh non',
    tail: 'à la fin',
  },
  {
    language: 'it',
    lead: 'la cassa richiede',
    numbers:
      'quaranta, settantacinque, cento venti, trecento, quattrocentocinquanta, duemila, uno virgola cinque, due milioni',
    units: 'milligrammi, euro, litri, chilometri, tavole',
    terms: 'no scusa, no, scusa, anzi, cioè, voglio dire, ehm no',
    tail: 'alla fine',
  },
  {
    language: 'pt',
    lead: 'a caixa precisa de',
    numbers:
      'quarenta, setenta e cinco, cento e vinte, trezentos, quatrocentos e cinquenta, dois mil, um vírgula cinco, dois milhões',
    units: 'miligramas, euros, litros, quilômetros, tábuas',
    terms: 'não desculpe, não, desculpe, quer dizer, aliás, ou melhor, eh não',
    tail: 'no fim',
  },
  {
    language: 'nl',
    lead: 'de kist heeft',
    numbers:
      'veertig, vijfenzeventig, honderdtwintig, driehonderd, vierhonderdvijftig, tweeduizend, een komma vijf, twee miljoen',
    units: 'milligram, euro, liter, procent, kilometer, planken',
    terms: 'nee sorry, nee, sorry, ik bedoel, of beter gezegd, eh nee',
    tail: 'aan het eind',
  },
];

export function choicesOf(row: string): string[] {
  return row.split(',').map((one) => one.trim());
}

/** Which of the figures stand whole in a text, in order; `?` for a figure that is none of them. */
export function figuresLeft(text: string, language: string, said: readonly string[]): string[] {
  const known = said.map((one) => readFigures(tokenize(one), language)[0]!.figure);
  return readFigures(tokenize(text), language).map(({ figure }) => {
    const at = known.findIndex((one) => sameFigure(one, figure) === 'same');
    return at < 0 ? '?' : said[at]!;
  });
}
