import type { Lie } from './lie.js';

const NAMES =
  /\b(Maria|London|Leeds|Manchester|Chicago|Paris|Boston|Anna|Berlin|John|Chelsea|Brown|Lopez|Carter|Sarah|Tom|Helen|Oslo|Madrid|Vincent|Charles|Peter|Nina)\b/g;

/** Two names of the same text trade places. */
function exchanged(text: string): string[] {
  const found = [...text.matchAll(NAMES)];
  return found.slice(1).flatMap((later, at) => {
    const earlier = found[at]!;
    if (earlier[0] === later[0]) return [];
    const between = text.slice(earlier.index + earlier[0].length, later.index);
    return [text.slice(0, earlier.index) + later[0] + between + earlier[0] + text.slice(later.index + later[0].length)];
  });
}

/** One name put where another of the same text stands. */
function replaced(text: string): string[] {
  const names = [...new Set([...text.matchAll(NAMES)].map(([name]) => name))];
  return names.length < 2 ? [] : [text.replace(names[1]!, names[0]!)];
}

/** Two who speak trade what they say. */
function attributed(text: string): string[] {
  const changed = text.replace(
    /\b(\w+) (said|says|asked|told)\b(.+?)\b(\w+) (said|says|asked|told|answered)\b/,
    (_, one, verb, between, other, answer) => `${other} ${verb}${between}${one} ${answer}`,
  );
  return changed === text ? [] : [changed];
}

/** What becomes of people, places and what they said. */
export const LIES_OF_NAMES: readonly Lie[] = [
  { kind: 'two names swapped', by: exchanged },
  { kind: 'a name replaced by another of the text', by: replaced },
  {
    kind: 'a name that was never said',
    by: [
      [/ (in|at|to|with) /, ' $1 Michael '],
      [NAMES_ONCE(), 'Jessica'],
    ],
  },
  {
    kind: 'a name misspelt',
    by: [
      [/\bMaria\b/, 'Mario'],
      [/\bLeeds\b/, 'Leads'],
      [/\bLopez\b/, 'Lopes'],
      [/\bCarter\b/, 'Carver'],
      [/\bAnna\b/, 'Anne'],
      [/\bHelen\b/, 'Helena'],
      [/\bJohn\b/, 'Jon'],
      [/\bBerlin\b/, 'Bern'],
      [/\bmetformin\b/, 'metoprolol'],
      [/\bSarah\b/, 'Sara'],
    ],
  },
  {
    kind: 'a first or last name dropped',
    by: [
      [/\b(Maria|Tom|Helen) (?=Lopez|Carter|Brown)/, ''],
      [/(?<=\b(Maria|Tom|Helen)) (Lopez|Carter|Brown)\b/, ''],
    ],
  },
  {
    kind: 'a name or title added to a name',
    by: [
      [/\b(Maria|Carter|Anna|Tom|Brown)\b/, (found) => `Dr. ${found}`],
      [/\b(Anna|Sarah|Peter)\b/, (found) => `${found} Miller`],
      [/\b(Maria|Tom|Helen) (?=Lopez|Carter|Brown)/, (found) => `President ${found}`],
    ],
  },
  { kind: 'who said it swapped', by: attributed },
  {
    kind: 'a name made a pronoun',
    by: [
      [/\b(Maria|Anna|Sarah|Helen|Nina) (?=[a-z]+)/, 'she '],
      [/\b(Tom|Peter|John) (?=[a-z]+)/, 'he '],
    ],
  },
  {
    kind: 'quoted speech changed',
    by: [
      [/[“"][^“”"]+(?=[,.]?[”"])/, (found) => `${found[0]}That is not what I want`],
      [/(?<=[“"])I don't utilize/, 'I never use'],
      [/(?<=[“"])You will never/, 'You shall never'],
      [/(?<=[“"]I never )signed/, 'saw'],
    ],
  },
  {
    kind: 'quotation marks put around what was not quoted',
    by: [
      [/\b(we|I|she|he) ((\w+ ){4,7}\w+)/, (found) => `"${found}"`],
      [/\bthe \w+ \w+\b/, (found) => `"${found}"`],
    ],
  },
];

function NAMES_ONCE(): RegExp {
  return new RegExp(NAMES.source);
}
