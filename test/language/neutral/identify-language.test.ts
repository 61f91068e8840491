import { describe, expect, it } from '@jest/globals';
import { identifyLanguage, SURE } from '../../../src/language/neutral/identify-language.js';

describe('the language of a few words', () => {
  it.each([
    ['en', 'Nobody knows.'],
    ['en', 'the train leaves at noon'],
    ['en', 'we never said that'],
    ['de', 'sie haben zwei notiert'],
    ['de', 'das geht so nicht'],
    ['de', 'der Zug fährt um zwölf'],
    ['es', 'apuntaron tres en la hoja'],
    ['es', 'el tren sale a las doce'],
    ['es', 'nadie me dijo nada'],
    ['fr', 'ils ont noté dix sur la fiche'],
    ['fr', 'je ne sais pas'],
    ['fr', 'le train part à midi'],
    ['it', 'il treno parte a mezzogiorno'],
    ['it', 'non lo so ancora'],
    ['pt', 'eles anotaram dez na ficha'],
    ['pt', 'o trem sai ao meio-dia'],
    ['nl', 'de trein vertrekt om twaalf uur'],
    ['nl', 'dat weet ik niet meer'],
    ['sv', 'jag vet inte vad det är'],
    ['pl', 'nie wiem jeszcze co to jest'],
    ['tr', 'bunu kimin yaptığını bilmiyorum'],
    ['ru', 'я не знаю где он живёт'],
    ['cs', 'nevím ještě co to je'],
    ['hu', 'nem tudom még mi ez'],
    ['ro', 'nu știu încă ce este'],
    ['el', 'δεν ξέρω'],
    ['he', 'אני לא יודע'],
    ['ar', 'لا أعرف أين هو'],
    ['hi', 'मुझे नहीं पता कि वह कहाँ है'],
    ['ja', '知りません'],
    ['zh', '我不知道'],
    ['ko', '몰라요'],
    ['th', 'ฉันไม่รู้'],
  ])('is %s: %s', (language, text) => {
    expect(identifyLanguage(text)?.language).toBe(language);
  });

  it.each(['', ' ', '12 30', '...', '👍'])('is unknown without letters: %j', (text) => {
    expect(identifyLanguage(text)).toBeNull();
  });

  it('is that of most of a text that quotes another language', () => {
    const text = 'So my aunt would always tell me, no te preocupes, mi amor, and then she would worry the entire day.';
    const found = identifyLanguage(text);
    expect(found?.language).toBe('en');
    expect(found?.confidence).toBeGreaterThan(SURE);
  });
});
