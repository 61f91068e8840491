import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BRAND_BIBLE } from '../../../src/brand/default-brand-bible.js';
import { judge } from '../../../src/language/compare/judge.js';

function check(raw: string, refined: string) {
  return judge({ raw, refined, brand: DEFAULT_BRAND_BIBLE, systemPrompt: '', language: 'en' });
}

describe('a fact beside others', () => {
  it.each([
    [
      'a correction turned round',
      'ask oscar for the invoices by tuesday no sorry by monday and um please copy me in',
      'Ask Oscar for the invoices by Tuesday, and please copy me in.',
    ],
    [
      'a hedge before a correction in the next thought',
      'she said no maybe bruno wants the van at nine no sorry at ten and please call him',
      'She said no. Bruno wants the van at ten, and please call him.',
    ],
    [
      'what was meant dropped, and what was taken back kept',
      'the train went from lyon to nice no wait marseille',
      'The train went from Nice to Marseille.',
    ],
    ['a tolerance without its sign', 'it is good to plus or minus half a degree', 'It is good to 0.5 degrees.'],
    ['the second group of a postcode', 'it goes to LS six three double A', 'It goes to LS6 3AB.'],
    ['two ends of a range', 'between forty and sixty guests came', 'Between 60 and 40 guests came.'],
    [
      'two amounts with their own units',
      'stir at ninety degrees for twelve to fifteen minutes',
      'Stir at 12 degrees for 90 to 15 minutes.',
    ],
    ['the verse of a chapter', 'read Romans chapter four, verse seventeen', 'Read Romans 17:4.'],
    [
      'a figure that is named and put right',
      'we ordered fifty chairs in June, sorry, I said fifty, I meant fifteen, and two lamps',
      'We ordered 50 chairs in June, and two lamps.',
    ],
    ['two names in a row', 'we flew with clara and dmitri', 'We flew with Dmitri and Clara.'],
    ['a first and a last name', 'clara fuentes and dmitri baker sang', 'Fuentes Clara and Dmitri Baker sang.'],
    ['a day and a year', 'he was born on the third of may nineteen ninety one', 'He was born on the 1991st of May 3.'],
    ['one of two that became both', 'take five or six tablets', 'Take five and six tablets.'],
    [
      'all that became one of them',
      'we sold three guitars one drum and nine flutes',
      'We sold three guitars, one drum or 9 flutes.',
    ],
    ['a currency with a day', 'the hall costs like um ninety dollars a day', 'The hall costs €90 a day.'],
    ['a currency with its cents', 'it was two dollars and fifty cents a cup', 'It was €2.50 a cup.'],
    [
      'a quoted piece of a clause',
      'she refused to answer and the board found her guilty',
      'She refused to answer, and "the board found" her guilty.',
    ],
    ['a quoted topic', 'nobody told me about the second tape', 'Nobody told me about "the second tape".'],
    [
      'a sentence of courtesy at the end',
      'Thank you for having me. We met in Lisbon. We sang all night.',
      'We met in Lisbon. We sang all night. Thank you for having me.',
    ],
  ])('does not pass: %s', (_, raw, refined) => expect(check(raw, refined).verdict).not.toBe('PASS'));

  it.each([
    ['a name that was begun twice', 'I always liked Vera, Vera Lynn Hale.', 'I always liked Vera Lynn Hale.'],
    [
      'a reading before "no"',
      'he had a temp of thirty nine two at noon it is now thirty seven one no cough',
      'He had a temp of 39.2 at noon. It is now 37.1. No cough.',
    ],
    [
      'the name and office below a letter',
      'the fee will be paid on friday yours sincerely ada holt claims manager',
      'The fee will be paid on Friday.\n\nYours sincerely,\nAda Holt\nClaims Manager',
    ],
    ['a postcode', 'it goes to LS six three double A', 'It goes to LS6 3AA.'],
    ['a postcode with a stutter', 'it goes to LS six three, three double A.', 'It goes to LS6 3AA.'],
    ['a postcode in two pieces', 'it goes to LS six, three double A', 'It goes to LS6 3AA.'],
    ['a sign that was said twice', 'from minus, minus nine to plus, plus forty Celsius', 'From −9 to +40 Celsius.'],
    ['a tolerance', 'it is good to plus or minus half a degree', 'It is good to ±0.5 degrees.'],
    [
      'a letter by its word, and digits',
      'the order is D as in delta, four two seven, please',
      'The order is D427, please.',
    ],
    ['a letter by its word', 'the code is B as in Bravo, seven seven, dash, zero four', 'The code is B77-04.'],
    ['a capital letter', 'the password is capital K, lantern, nine nine', 'The password is Klantern99.'],
    ['half an hour past', 'the plumber comes at half two', 'The plumber comes at 2:30.'],
    [
      'a figure said again',
      'she got two quotes no four quotes four and we took one',
      'She got four quotes, and we took one.',
    ],
    ['a quarter of the year', 'Quarter three was calm.', 'Q3 was calm.'],
    [
      'a correction carried out',
      'ask oscar for the invoices by tuesday no sorry by monday and um please copy me in',
      'Ask Oscar for the invoices by Monday, and please copy me in.',
    ],
    ['the red one put right', 'we took the red one no wait the blue one home', 'We took the blue one home.'],
    [
      'a currency that goes without saying',
      'It was ninety pounds a week then. Now it is two hundred.',
      'It was £90 a week then. Now it is £200.',
    ],
    ['a contrast in other words', 'it is six hundred a month not seven hundred', 'It is 600 a month rather than 700.'],
    ['a contrast by "instead of"', 'we play nine songs not ten tonight', 'We play nine songs instead of ten tonight.'],
    ['amounts in another order', 'we had three singers and four drums', 'We had four drums and three singers.'],
    ['speech quoted after a pause', 'she said well bring the tape', 'She said, "Well, bring the tape."'],
    ['speech quoted before its verb', 'bring the tape she said', '"Bring the tape," she said.'],
    ['two letters joined by a sign', 'ask it in the q and a room', 'Ask it in the Q&A room.'],
    ['a verb of speech begun again', 'he said, he goes, you look tired', 'He goes, "You look tired."'],
    [
      'the letters of a word',
      "it's Wexcombe Road, that's w e x c o m b e, number two",
      "It's Wexcombe Road, number two.",
    ],
    ['"had" written out', "you'd said it'd rain", 'You had said it would rain.'],
    [
      'a figure that is named and put right',
      'we ordered fifty chairs in June, sorry, I said fifty, I meant fifteen, and two lamps',
      'We ordered 15 chairs in June, and two lamps.',
    ],
    [
      'a figure before a better one',
      'a quarter of us, well, closer to thirty percent, walked',
      'Closer to 30% of us walked.',
    ],
    ['a score without a goal', 'it ended nil nil and they went home', 'It ended 0–0, and they went home.'],
    ['a score that both have', 'it is three all with a minute left', 'It is 3–3 with a minute left.'],
    ['a decimal without its point', 'his temperature was thirty nine two at noon', 'His temperature was 39.2 at noon.'],
    ['a morning on the clock of 24 hours', 'we load at five forty a m', 'We load at 05:40.'],
    ['hundreds after "of"', 'they want a deposit of a hundred and ninety pounds', 'They want a deposit of £190.'],
    ['laughter', 'Ha, and then, haha, the goat came in.', 'And then the goat came in.'],
    ['a chapter and its verse', 'read Romans chapter four, verse seventeen', 'Read Romans 4:17.'],
    [
      'a decimal said without its point',
      'it was nine point one litres, up from eight seven last week',
      'It was 9.1 litres, up from 8.7 last week.',
    ],
    ['a call after a number', 'she passed two oh what a run', 'She passed two. Oh, what a run!'],
    ['a name in quotation marks', 'a song with the title of blue room', 'A song with the title of "Blue Room".'],
  ])('passes: %s', (_, raw, refined) => expect(check(raw, refined)).toMatchObject({ verdict: 'PASS' }));

  it('asks about a currency where another one was said nearby', () => {
    const { verdict } = check(
      'It was ninety pounds then. She paid eighty euros. Now it is two hundred.',
      'It was £90 then. She paid €80. Now it is £200.',
    );
    expect(verdict).not.toBe('PASS');
  });

  it.each([
    ['a time without its minutes', 'we open from eight to six thirty', 'We open from 8 to 6.'],
    [
      'one digit of a number in groups',
      'ring oh seven one two three, four five six, seven eight nine',
      'Ring 07123 456879.',
    ],
    ['the lower of two pressures', 'it was one thirty over seventy five', 'It was 130/85.'],
    ['a type by its number', 'he has one ninety over ninety and type two trouble', 'He has 190/90 and type 1 trouble.'],
    [
      'a year for another',
      'a book from two thousand and twelve on a third of us',
      'A book from 2003 on a third of us.',
    ],
    ['one of a unit for a part of it', 'it took half an hour to load', 'It took an hour to load.'],
    ['all for a number', 'nine of the boats have sunk since then', 'All the boats have sunk since then.'],
    ['another half of the day', 'they rang at four ten in the morning', 'They rang at 4:10 in the afternoon.'],
    ['what is so and what is not', "It's not the price, it's the noise.", "It's not the noise, it's the price."],
    ['opposites that change places', 'the rent fell but the tax rose', 'The rent rose but the tax fell.'],
    [
      'the label of a turn',
      'Ann: I sold it in May. Bo: When did you buy it? Ann: In June, I think.',
      'Ann: I sold it in May. Bo: When did you buy it? Bo: In June, I think.',
    ],
    [
      'tens for a hundred and tens',
      'they want a deposit of a hundred and ninety pounds',
      'They want a deposit of £90.',
    ],
    ['a word of a quotation', 'he said lock the barn', 'He said, "Lock the house."'],
    [
      'a decimal said without its point',
      'it was nine point one litres, up from eight seven last week',
      'It was 9.1 litres, up from 7.8 last week.',
    ],
  ])('rejects %s', (_, raw, refined) => expect(check(raw, refined).verdict).toBe('REJECT'));

  it.each([
    ['a name in another spelling of its sound', 'We asked Katherine to sing it.', 'We asked Catherine to sing it.'],
    ['a contrast said first', 'Not the pan, use the kettle for this.', 'Use the kettle for this, not the pan.'],
    ['a list of what there is not', 'There was no salt, no sugar, no tea.', 'There was no sugar, no salt, no tea.'],
    ['a name for a pronoun', 'Then Ines got lost, and she cried.', 'Then she got lost, and Ines cried.'],
    ['a month that ends as a medicine does', 'she starts in april', 'She starts in April.'],
    ['a letter that was not heard', 'We asked Mr Lindkvist to sing it.', 'We asked Mr Lindqvist to sing it.'],
    ['digits in groups', 'ring oh seven one two three, four five six, seven eight nine', 'Ring 07123 456789.'],
    ['a count of votes', 'it passed with nine votes to four', 'It passed nine to four.'],
    ['two figures in one breath', 'we want six not fifteen six', 'We want six, not 15.'],
    ['a year in two digits', 'we opened in oh six', 'We opened in 2006.'],
  ])('does not reject %s', (_, raw, refined) => expect(check(raw, refined).verdict).not.toBe('REJECT'));
});
