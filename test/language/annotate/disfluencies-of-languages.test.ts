import { describe, expect, it } from '@jest/globals';
import { findDisfluencies } from '../../../src/language/annotate/disfluencies/find-disfluencies.js';
import { leaveOut } from '../../../src/language/edit/leave-out.js';
import { readSpokenLines } from '../../../src/language/edit/spoken-lines.js';
import { render } from '../../../src/language/text/tokens.js';

const LEFT_OUT: readonly (readonly [language: string | null, said: string, left: string])[] = [
  ['de', 'Wir haben, ähm, wir haben zwölf Brote gebacken.', 'Wir haben zwölf Brote gebacken.'],
  ['de', 'Nicht, nicht die Arbeit.', 'Nicht die Arbeit.'],
  ['de', 'Am Montag, nein, Entschuldigung, am Dienstag fahren wir.', 'Am Dienstag fahren wir.'],
  ['de', 'ich ich glaube das', 'ich glaube das'],
  ['es', 'Vamos a, eh, vamos a la playa con, con los niños.', 'Vamos a la playa con los niños.'],
  ['es', 'El lunes, no, perdón, el martes.', 'El martes.'],
  ['fr', 'On a, euh, on a fait le pain avec, avec du seigle.', 'On a fait le pain avec du seigle.'],
  ['fr', 'Pas, pas le travail.', 'Pas le travail.'],
  ['it', 'Abbiamo, ehm, abbiamo fatto il pane con, con la farina.', 'Abbiamo fatto il pane con la farina.'],
  [
    'pt',
    'Na segunda, não, desculpe, na terça vamos à praia com, com os miúdos.',
    'Na terça vamos à praia com os miúdos.',
  ],
  ['nl', 'Op maandag, nee sorry, op dinsdag bakken we met, met rogge.', 'Op dinsdag bakken we met rogge.'],
  [
    'fr',
    'Il y a deux mille deux cents, non pardon, deux mille trois cents places.',
    'Il y a deux mille trois cents places.',
  ],
  ['en', 'they sold the whole the whole farm which is which is a pity', 'they sold the whole farm which is a pity'],
  ['en', 'It rose by, by fifty, fifty tonnes.', 'It rose by fifty tonnes.'],
  ['de', 'Es waren so ein, so ein Dutzend, vielleicht, vielleicht mehr.', 'Es waren so ein Dutzend, vielleicht mehr.'],
  ['fr', 'et puis et puis le le train est parti', 'et puis le train est parti'],
  ['es', 'la la llave se vende se vende aquí', 'la llave se vende aquí'],
  ['it', 'E poi e poi la la porta si chiude.', 'E poi la porta si chiude.'],
  ['pt', 'a gente a gente precisa de de ajuda', 'a gente precisa de ajuda'],
  ['nl', 'en toen en toen ging het te te hard', 'en toen ging het te hard'],
  ['pt', 'O barco leva, pá, leva seis pessoas.', 'O barco leva seis pessoas.'],
  ['it', 'Adesso, cioè, adesso siamo in otto.', 'Adesso siamo in otto.'],
  ['sv', 'Vi har, öh, vi har bakat bröd med, med råg.', 'Vi har bakat bröd med råg.'],
  [null, 'Vi har, öh, vi har bakat.', 'Vi har bakat.'],
];

const KEPT: readonly (readonly [language: string | null, said: string])[] = [
  ['de', 'Die, die das wissen, sagen nichts.'],
  ['de', 'Ich mag sie, sie ist nett.'],
  ['de', 'Er kommt um zehn Uhr, und dass sie sie kennt, weiß er.'],
  ['de', 'Es war sehr, sehr kalt. Nein, nein, nein.'],
  ['es', 'Es muy, muy bueno. No, no, gracias.'],
  ['fr', 'Nous nous sommes levés. Vous, vous savez.'],
  ['it', 'È molto, molto buono.'],
  ['pt', 'Era um livro, um livro.'],
  ['nl', 'Degenen die die weg nemen. Het is heel, heel koud.'],
  ['en', 'We looked and looked and looked. From there, there is a path, and so on and so on.'],
  ['en', 'Run it with dash dash force..'],
  ['it', 'A poco a poco si impara.'],
  ['sv', 'Det var mycket, mycket kallt. Nej, nej, det är bra.'],
  [null, 'Er kommt um 5 mm zu spät.'],
];

function fluent(text: string, language: string | null): string {
  const { tokens, punctuated } = readSpokenLines(text);
  return render(leaveOut(tokens, findDisfluencies(tokens, { language, punctuated })));
}

describe('disfluencies of other languages', () => {
  it.each(LEFT_OUT)('%s: %s', (language, said, left) => expect(fluent(said, language)).toBe(left));

  it.each(KEPT)('%s keeps: %s', (language, said) => expect(fluent(said, language)).toBe(said));
});
