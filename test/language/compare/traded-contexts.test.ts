import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

function verdict(language: string, raw: string, refined: string) {
  return judge({ raw, refined, language, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '' }).verdict;
}

describe('clauses that changed places around their connective', () => {
  it.each([
    ['en', "I didn't eat anything because I was crying", "I was crying because I didn't eat anything."],
    ['de', 'wir blieben drin weil der Hund bellte', 'Der Hund bellte, weil wir drin blieben.'],
    [
      'fr',
      'on ferme quand le chef arrive parce que la porte grince',
      'La porte grince parce que le chef arrive et on ferme.',
    ],
  ])('ask for a review in %s: %s', (language, raw, refined) => {
    expect(verdict(language, raw, refined)).not.toBe('PASS');
  });

  it.each([
    ['en', 'because the road was wet we drove slowly', 'We drove slowly because the road was wet.'],
    ['en', 'we drove slowly because the road was wet', 'Because the road was wet, we drove slowly.'],
    ['de', 'weil es regnete blieben wir zu Hause', 'Wir blieben zu Hause, weil es regnete.'],
  ])('may be written in either order in %s: %s', (language, raw, refined) => {
    expect(verdict(language, raw, refined)).not.toBe('REJECT');
    expect(judge({ raw, refined, language, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '' }).findings).not.toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('before and after') }),
    );
  });
});

describe('words that changed places', () => {
  it.each([
    ['en', 'if the lamp goes from red to green you can go', 'If the lamp goes from green to red, you can go.'],
    [
      'en',
      'the river floods the lower one most winters but never the upper one',
      'The river floods the upper one most winters, but never the lower one.',
    ],
    ['en', 'bend the the left knee not the right one and push', 'Bend the right knee, not the left one, and push.'],
    [
      'en',
      'the bakery was full on Monday and it was shut on Friday',
      'The bakery was full on Friday, and it was shut on Monday.',
    ],
    ['de', 'und äh ich hab ihm gesagt er soll warten', 'Und er hat mir gesagt, er soll warten.'],
    ['de', 'die Katzen ja die Hunde nein', 'Die Katzen nein, die Hunde ja.'],
    ['fr', 'Les chats oui, euh, les chiens non.', 'Les chats non, les chiens oui.'],
    ['es', 'ganamos nosotros tres a dos en casa', 'Ganamos nosotros dos a tres en casa.'],
    ['it', 'io lavoravo di notte e lei lavorava di giorno', 'Io lavoravo di giorno e lei lavorava di notte.'],
    ['pt', 'a maioria votou contra só a Célia votou a favor', 'A maioria votou a favor, só a Célia votou contra.'],
    ['nl', 'je betaalt vijftien euro per uur of of tachtig per dag', 'Je betaalt 80 euro per uur of 15 per dag.'],
    ['en', 'I said to them we have time', 'They said to me we have time.'],
    ['de', 'zwei Hunde schliefen im Flur und einer im Garten', 'Ein Hund schlief im Flur und zwei im Garten.'],
    [
      'es',
      'ella nunca se pone guantes yo siempre y las botas',
      'Ella siempre se pone guantes; yo, nunca. Y las botas.',
    ],
    ['pt', 'assa por quarenta minutos a cento e oitenta e pronto', 'Assa por 180 minutos a 40 e pronto.'],
  ])('are rejected in %s: %s', (language, raw, refined) => {
    expect(verdict(language, raw, refined)).toBe('REJECT');
  });

  it.each([
    ['de', 'ich hab ihm gesagt dass er kommen soll', 'Ihm hab ich gesagt, dass er kommen soll.'],
    ['de', 'der Hund hat den Mann gestern gebissen', 'Den Mann hat gestern der Hund gebissen.'],
    ['en', 'Ruth and Daniel went to the market', 'Daniel and Ruth went to the market.'],
    ['en', 'he asked me to come and I said no', 'I was asked by him to come, and I said no.'],
    ['en', 'it was three point one this morning which is low', 'It was low this morning at 3.1.'],
    [
      'en',
      'on Tuesday we painted the hall and on Friday we painted the kitchen',
      'We painted the hall on Tuesday and the kitchen on Friday.',
    ],
    ['en', 'it goes from red to green, no sorry, from green to red', 'It goes from green to red.'],
    ['en', 'we closed the shop before the flood came', 'The flood came after we closed the shop.'],
  ])('are not taken for a sentence that was turned round, in %s: %s', (language, raw, refined) => {
    expect(verdict(language, raw, refined)).not.toBe('REJECT');
  });
});
