import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

function check(language: string, raw: string, refined: string): string {
  return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '', language }).verdict;
}

describe('a negation', () => {
  it.each([
    ['es', 'tose. No tiene alergias conocidas.', 'Tose. Tiene alergias conocidas.'],
    ['es', 'y no, no le hizo efecto.', 'Y le hizo efecto.'],
    [
      'es',
      'y si si el cliente no firma antes del viernes lo dejamos',
      'Y si el cliente firma antes del viernes, lo dejamos.',
    ],
    ['es', 'No teníamos, no teníamos trabajo. O sea, nada.', 'Teníamos trabajo. Nada.'],
    ['pt', 'e se se não puder vir ligue antes', 'E, se puder vir, ligue antes.'],
    ['it', 'Non avevamo, non avevamo una casa.', 'Avevamo una casa.'],
    ['it', 'La sera non lavoro. Non posso, non posso cantare.', 'La sera non lavoro. Posso cantare.'],
    ['es', 'Si no nieva antes de enero, cerramos.', 'Si nieva antes de enero, cerramos.'],
    ['de', 'Die Kiste geht aber auf.', 'Die Kiste geht aber nicht auf.'],
    ['de', 'Sie ruft an, aber hingehen will ich nicht.', 'Sie ruft an, aber hingehen will ich.'],
    ['de', 'das geht, äh, das geht nicht gut', 'Das geht gut.'],
    ['nl', 'maar, maar het gaat niet goed', 'Maar het gaat goed.'],
    ['en', "and if there's, if there are no lamps we stop", 'And if there are lamps, we stop.'],
    ['en', "it's fifteen if you don't have a key", "It's 15 if you have a key."],
    ['en', "it's not because people didn't call", "It's because people didn't call."],
    ['en', "It wasn't a gunshot, I'm not saying that.", "It was a gunshot, I'm not saying that."],
    ['it', 'non fidarti di chi non mangia il pane', 'Non fidarti di chi mangia il pane.'],
    ['es', 'no fíes de quien no come pan', 'No fíes de quien come pan.'],
    ['pt', 'não confies em quem não come pão', 'Não confies em quem come pão.'],
    ['nl', 'hij komt niet en bel ook niet als het regent', 'Hij komt niet, en bel ook als het regent.'],
  ])('does not go unseen, %s: %s', (language, raw, refined) => expect(check(language, raw, refined)).toBe('REJECT'));

  it.each([
    ['en', 'Are they happy? Um, yes and no. It depends.', 'Are they happy? Yes. It depends.'],
    ['en', 'Set it to sixty. Not ninety, sixty.', 'Set it to 60. Not 60, 90.'],
    ['en', "I don't have a clear memory of signing it.", 'I have a clear memory of not signing it.'],
    ['en', "room nine is free no sorry room nine isn't free", 'Room 9 is free.'],
    ['de', 'wir warten am tor nein am kiosk nicht am tor', 'Wir warten am Tor, nicht am Kiosk.'],
  ])('does not change what it negates, %s: %s', (language, raw, refined) =>
    expect(check(language, raw, refined)).not.toBe('PASS'),
  );

  it.each([
    [
      'at the end of a clause that was not punctuated',
      "some of you know and some of you don't in may we sold a boat",
      "Some of you know and some of you don't. In May we sold a boat.",
    ],
    [
      'of an answer',
      'and she goes why not and he goes because I said so',
      'And she goes, "Why not?" And he goes, "Because I said so."',
    ],
    ['in a vote', "that's eight against none and keith abstains", "That's eight. Against? None. And Keith abstains."],
    ['that was stuttered', "we can't, we can't do that", "We can't do that."],
    ['that was stuttered after a noun', "The guests won't, the guests won't pay.", "The guests won't pay."],
    ['that was stuttered around a filler', "the bills aren't, um, the bills aren't due", "The bills aren't due."],
  ])('passes where it stands: %s', (_, raw, refined) => expect(check('en', raw, refined)).toBe('PASS'));
});
