import type { Lie } from './lie.js';

const AUXILIARY = '(did|do|does|is|are|was|were|have|has|had|would|could|should|shall|will|must)';

/** What becomes of negations: each turns a statement into its opposite. */
export const LIES_OF_NEGATIONS: readonly Lie[] = [
  {
    kind: '"not" dropped',
    by: [
      [/ not\b/, ''],
      [/\bdid not see\b/, 'saw'],
    ],
  },
  {
    kind: '"n\'t" dropped',
    by: [
      [new RegExp(`\\b${AUXILIARY}n't\\b`), (found) => found.slice(0, -3)],
      [/\bwon't\b/, 'will'],
      [/\bcan't\b/, 'can'],
    ],
  },
  {
    kind: '"cannot" made "can"',
    by: [
      [/\bcannot\b/, 'can'],
      [/\bcan't\b/, 'can'],
    ],
  },
  {
    kind: '"no" dropped',
    by: [
      [/\bno (?=[a-z])(?!wait|sorry)/, ''],
      [/\bno (?=[a-z])(?!wait|sorry)/, 'some '],
    ],
  },
  {
    kind: '"never" dropped',
    by: [
      [/\bnever /i, ''],
      [/\bnever\b/i, 'once'],
      [/\bnever\b/i, 'always'],
      [/\bnever\b/i, 'rarely'],
    ],
  },
  {
    kind: 'nobody, nothing, nowhere or none turned',
    by: [
      [/\bnobody\b/i, 'everybody'],
      [/\bnobody\b/i, 'hardly anybody'],
      [/\bnothing\b/i, 'something'],
      [/\bnowhere\b/i, 'somewhere'],
      [/\bnone\b/i, 'some'],
    ],
  },
  { kind: '"without" made "with"', by: [[/\bwithout\b/i, 'with']] },
  {
    kind: '"neither … nor" made "both … and"',
    by: [[/\b[Nn]either (.+?) nor\b/, (found) => found.replace(/neither/i, 'Both').replace(/nor$/, 'and')]],
  },
  { kind: '"hardly" or "barely" dropped', by: [[/\b(hardly|barely|rarely|seldom|scarcely) /i, '']] },
  {
    kind: '"unless" made "if"',
    by: [
      [/\bunless\b/i, 'if'],
      [/\bunless\b/i, 'when'],
    ],
  },
  {
    kind: '"no longer" or "any more" dropped',
    by: [
      [/ no longer\b/i, ''],
      [/ any more\b/, ''],
      [/\bno longer\b/i, 'still'],
      [/\bnot yet\b/, 'already'],
    ],
  },
  {
    kind: '"except" made "including"',
    by: [
      [/\bexcept( for)?\b/i, 'including'],
      [/\bapart from\b/i, 'including'],
      [/\bother than\b/i, 'such as'],
      [/\binstead of\b/, 'along with'],
      [/\brather than\b/, 'and'],
    ],
  },
  {
    kind: '"only" dropped or added',
    by: [
      [/\bonly /, ''],
      [/\bwe have\b/, 'we only have'],
      [/\bjust (?=one|two|three)/, ''],
    ],
  },
  {
    kind: 'a negation added',
    by: [
      [/(?<=\b(is|are|was|were|will|must|can|should) )(?!not\b|n)/, 'not '],
      [/\b(is|are|was|were)\b(?! not)/, (found) => `${found}n't`],
      [/(?<=\b(we|they|he|she|I) )(?=(recorded|sold|came|met|played)\b)/, 'never '],
      [/\bwith\b/, 'without'],
      [/\beverybody\b/, 'nobody'],
    ],
  },
  {
    kind: 'a double negation halved',
    by: [
      [/\bnot (?=im|un|in[a-z]{4}|without)/, ''],
      [/\bnot un(?=[a-z])/, 'not '],
      [/\bnot im(?=possible)/, 'not '],
    ],
  },
  {
    kind: 'a word turned by its prefix',
    by: [
      [/\bpossible\b/, 'impossible'],
      [/\bimpossible\b/, 'possible'],
      [/\bagree(d)?\b/, (found) => `dis${found}`],
      [/\bunhappy\b/, 'happy'],
      [/\bunable\b/, 'able'],
      [/\bapproved\b/, 'disapproved'],
      [/\bunclear\b/, 'clear'],
    ],
  },
  {
    kind: 'an antonym',
    by: [
      [/\brefused\b/, 'agreed'],
      [/\bdenies\b/, 'reports'],
      [/\bfailed\b/, 'managed'],
      [/\bopen\b/, 'closed'],
      [/\bwon\b/, 'lost'],
      [/\bguilty\b/, 'innocent'],
      [/\bempty\b/, 'full'],
      [/\bcheaper\b/, 'dearer'],
      [/\blate\b/, 'early'],
    ],
  },
];
