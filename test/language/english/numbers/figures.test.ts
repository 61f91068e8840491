import { describe, expect, it } from '@jest/globals';
import { type NumberStyle, writeFigures } from '../../../../src/language/english/numbers/figures.js';
import { render, tokenize } from '../../../../src/language/text/tokens.js';

function figures(text: string, style: NumberStyle = 'ten-and-above'): string {
  return render(writeFigures(tokenize(text), style));
}

describe('figures', () => {
  it.each([
    ['we recorded twenty three episodes', 'we recorded 23 episodes'],
    ['we recorded nine episodes', 'we recorded nine episodes'],
    ['there were ten of them', 'there were 10 of them'],
    ['it costs four point two million dollars', 'it costs $4.2 million'],
    ['we paid three hundred and fifty thousand dollars', 'we paid $350,000'],
    ['it costs five dollars and twenty cents', 'it costs $5.20'],
    ['it costs a hundred dollars', 'it costs $100'],
    ['about a hundred people', 'about a hundred people'],
    ['half a million dollars', 'half a million dollars'],
    ['two and a half million dollars', 'two and a half million dollars'],
    ['it grew by forty percent', 'it grew by 40%'],
    ['it grew by zero point five per cent', 'it grew by 0.5%'],
    ['between ten and twenty percent', 'between 10 and 20 percent'],
    ['between two hundred and three hundred people', 'between 200 and 300 people'],
    ['between two and three hundred people', 'between two and three hundred people'],
    ['two to three million dollars', 'two to three million dollars'],
    ['five to ten dollars', 'five to 10 dollars'],
    ['at nine thirty in the morning', 'at 9:30 in the morning'],
    ['at ten fifteen people arrived', 'at ten fifteen people arrived'],
    ['the train leaves at six oh five pm', 'the train leaves at 6:05 pm'],
    ['we open at nine a m', 'we open at 9 am'],
    ['in nineteen ninety nine', 'in 1999'],
    ['it cost nineteen ninety nine', 'it cost nineteen ninety nine'],
    ['since two thousand and six', 'since 2006'],
    ['there were two thousand and six people', 'there were 2,006 people'],
    ['the fourteenth of march twenty twenty six', 'the 14th of march 2026'],
    ['on march fourteenth twenty twenty six', 'on march 14th, 2026'],
    ['the twenty first century', 'the 21st century'],
    ['a twenty second delay', 'a twenty second delay'],
    ['one hundredth of a second', 'one hundredth of a second'],
    ['call us on five five five oh one two three', 'call us on 5550123'],
    ['five five five', 'five five five'],
    ['testing one two three four five', 'testing one two three four five'],
    ['room number four oh four', 'room number 404'],
    ['three four hundred people', 'three four hundred people'],
    ['give him two million five', 'give him two million five'],
    ['twenty thirty people', 'twenty thirty people'],
    ['in twenty twenty people moved', 'in twenty twenty people moved'],
    ['Twenty three people came', 'Twenty three people came'],
    ['one million, two hundred thousand people', 'one million, two hundred thousand people'],
    ['we sold 4 hundred', 'we sold 4 hundred'],
    ['he said "twenty three people"', 'he said "twenty three people"'],
    ['the twenty-five rooms', 'the 25 rooms'],
    ['one of them is the only one', 'one of them is the only one'],
    ['two thirds of the people', 'two thirds of the people'],
    ['they were born in nineteen oh seven', 'they were born in 1907'],
    ['he wrote nineteen sixty two on the back', 'he wrote 1962 on the back'],
    ['it was nineteen sixty two', 'it was nineteen sixty two'],
    ['maybe nineteen sixty two', 'maybe nineteen sixty two'],
    ['the train leaves at seventeen forty', 'the train leaves at 17:40'],
    ['your flight lands and it says twenty two oh five', 'your flight lands and it says 22:05'],
    ['it says twenty two oh five', 'it says twenty two oh five'],
    ['the result is four point oh two', 'the result is 4.02'],
    ['the result is four point o two', 'the result is 4.02'],
    ['the error is two point o o o six', 'the error is 2.0006'],
    ['it moved point three millimetres', 'it moved 0.3 millimetres'],
    ['at that point three people left', 'at that point three people left'],
    ['it costs six united states dollars and ten cents', 'it costs $6.10'],
    ['we raised five hundred rupees', 'we raised ₹500'],
    ['it costs twenty bucks', 'it costs 20 bucks'],
    ['about three quadrillion two hundred trillion', 'about 3,200,000,000,000,000'],
    ['they sold five crore shares', 'they sold 5 crore shares'],
    ['we eat at quarter to twelve', 'we eat at quarter to twelve'],
    ['take fifty milligrams twice a day', 'take 50 milligrams twice a day'],
  ])('%s → %s', (said, written) => expect(figures(said)).toBe(written));

  it('writes all numbers in figures where the brand wants it', () => {
    expect(figures('we have three rooms and one kitchen', 'all-figures')).toBe('we have 3 rooms and one kitchen');
  });

  it('leaves every number as it was spoken where the brand wants it', () => {
    expect(figures('we have thirty rooms', 'as-spoken')).toBe('we have thirty rooms');
  });
});
