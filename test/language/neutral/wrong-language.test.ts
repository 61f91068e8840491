import { describe, expect, it } from '@jest/globals';
import { wrongLanguage } from '../../../src/language/neutral/wrong-language.js';

const MIXED = 'And then my uncle said, pero no tenemos nada, and he left the house at noon.';
const GERMAN = 'Wir haben gestern lange gesprochen und am Ende war niemand zufrieden. Die Heizung war kaputt.';

describe('a text in another language than was spoken', () => {
  it('is seen as a whole', () => {
    const [found] = wrongLanguage(
      GERMAN,
      'We talked for a long time yesterday, and in the end nobody was happy. The heating was broken.',
    );
    expect(found).toMatchObject({ kind: 'translated', spoken: 'de', written: 'en' });
  });

  it('is seen by its script', () => {
    expect(wrongLanguage('मुझे नहीं पता कि वह कहाँ है', 'mujhe nahin pata ki vah kahan hai')).toMatchObject([
      { kind: 'script', spoken: 'Devanagari', written: 'Latin' },
    ]);
    expect(wrongLanguage('会議は三時からです', 'The meeting is at three.')).toMatchObject([{ kind: 'script' }]);
  });

  it('is seen where one sentence was translated', () => {
    const found = wrongLanguage(
      GERMAN,
      'Wir haben gestern lange gesprochen und am Ende war niemand zufrieden. The heating was broken.',
      'de',
    );
    expect(found).toMatchObject([{ kind: 'stretch', written: 'en' }]);
  });

  it('is seen where a foreign phrase was translated', () => {
    const [found] = wrongLanguage(
      MIXED,
      'And then my uncle said, "But we have nothing," and he left the house at noon.',
      'en',
    );
    expect(found).toMatchObject({ kind: 'stretch', spoken: 'es' });
    expect(MIXED.slice(...found!.rawSpan!)).toContain('no tenemos nada');
  });
});

describe('no other language', () => {
  it.each([
    ['सत्ताईस किलोमीटर प्रति घंटा', '२७ km/h', 'hi'],
    ['мы взвесили девять килограммов', '9 kg', 'ru'],
    ['пишите на анна собака пример точка ком', 'anna@example.com', 'ru'],
    ['пятьсот армянских драмов', '֏500', 'ru'],
    ['nine three one four', '९३१४', 'hi'],
    [MIXED, 'And then my uncle said, "Pero no tenemos nada," and he left the house at noon.', 'en'],
    [GERMAN, GERMAN, 'de'],
    ['we flew to san sebastián and ate at la perla', 'We flew to San Sebastián and ate at La Perla.', 'en'],
    [
      'the dutch said no to it and angela merkel met emmanuel macron',
      'The Dutch said no to it, and Angela Merkel met Emmanuel Macron.',
      'en',
    ],
    ['The mixer was, um, the mixer had a fault.', 'The mixer had a fault.', 'en'],
    ['how far is it to the North Sea no sorry how far to Rome', 'How far is it to Rome?', 'en'],
    ['ok', 'OK.', 'en'],
    ['', '', null],
  ])('is seen in %j', (raw, refined, language) => {
    expect(wrongLanguage(raw, refined, language)).toEqual([]);
  });
});
