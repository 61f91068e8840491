import type { BrandBibleProblems } from './brand-bible-problems.js';

interface Line {
  readonly text: string;
  /** Line number in the source, from 1. */
  readonly number: number;
}

/** The content of the sections, and the line of each entry: `glossary` and `glossary[2]` have one. */
export interface ReadSections {
  readonly values: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, number>;
}

/** An entry of a list with its line. */
interface Entry {
  readonly value: unknown;
  readonly line: number;
}

/** Headings of the sections, in lower case, and the field that each fills. */
const SECTIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    voice: 'voice',
    style: 'style',
    glossary: 'glossary',
    'banned wording': 'banned',
    examples: 'examples',
  }),
);

/** `- rule` lines; an indented line continues the rule before it. */
function readBullets(lines: readonly Line[], problems: BrandBibleProblems): Entry[] {
  const rules: { value: string; line: number }[] = [];
  for (const line of lines) {
    const bullet = /^[-*] +(\S.*)$/.exec(line.text.trimEnd());
    const open = rules.at(-1);
    if (bullet !== null) rules.push({ value: bullet[1]!, line: line.number });
    else if (/^\s+\S/.test(line.text) && open !== undefined) open.value += ` ${line.text.trim()}`;
    else problems.atLine(line.number, 'must be a "- rule"');
  }
  return rules;
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The rows of a Markdown table as cells; without its header, its delimiter row and lines that are not rows. */
function readTable(lines: readonly Line[], width: number, problems: BrandBibleProblems): Row[] {
  const rows = lines.flatMap((line): Row[] => {
    const cells = line.text.trim().slice(1, -1).split('|');
    if (!/^\|.*\|\s*$/.test(line.text)) problems.atLine(line.number, 'must be a row of the table: "| … | … |"');
    else if (cells.length !== width) problems.atLine(line.number, `must have ${width} columns and has ${cells.length}`);
    else return [{ cells: cells.map((cell) => cell.trim()), line: line.number }];
    return [];
  });
  return rows.length > 1 && rows[1]!.cells.every((cell) => /^:?-+:?$/.test(cell)) ? rows.slice(2) : rows;
}

function readGlossary(lines: readonly Line[], problems: BrandBibleProblems): Entry[] {
  return readTable(lines, 3, problems).map(({ cells: [term, heardAs, notes], line }) => ({
    line,
    value: {
      term,
      heardAs: heardAs!
        .split(',')
        .map((heard) => heard.trim())
        .filter(Boolean),
      notes: notes === '' ? null : notes,
    },
  }));
}

function readBanned(lines: readonly Line[], problems: BrandBibleProblems): Entry[] {
  return readTable(lines, 2, problems).map(({ cells: [banned, preferred], line }) => ({
    line,
    value: { banned, preferred: preferred === '' ? null : preferred },
  }));
}

/** Pairs of `Spoken: …` and `Written: …`. */
function readExamples(lines: readonly Line[], problems: BrandBibleProblems): Entry[] {
  const examples: { value: { spoken: string; written: string }; line: number }[] = [];
  for (const line of lines) {
    const said = /^(Spoken|Written): +(\S.*)$/.exec(line.text.trimEnd());
    const open = examples.at(-1)?.value.written === '';
    if (said === null) problems.atLine(line.number, 'must be "Spoken: …" or "Written: …"');
    else if (open === (said[1] === 'Spoken'))
      problems.atLine(line.number, 'must follow in turn: "Spoken: …", then "Written: …"');
    else if (said[1] === 'Spoken') examples.push({ value: { spoken: said[2]!, written: '' }, line: line.number });
    else examples.at(-1)!.value.written = said[2]!;
  }
  return examples;
}

function readSection(field: string, lines: readonly Line[], problems: BrandBibleProblems): Entry[] {
  if (field === 'glossary') return readGlossary(lines, problems);
  if (field === 'banned') return readBanned(lines, problems);
  return field === 'examples' ? readExamples(lines, problems) : readBullets(lines, problems);
}

interface Section {
  readonly heading: number;
  readonly lines: Line[];
}

/** The lines of each section; those of an unknown one are passed over. */
function splitSections(body: string, firstLine: number, problems: BrandBibleProblems): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  let current: Line[] | undefined;
  for (const [index, text] of body.split('\n').entries()) {
    const line = { text, number: firstLine + index };
    const heading = /^## +(\S.*)$/.exec(text.trimEnd());
    if (heading !== null) {
      const field = SECTIONS.get(heading[1]!.toLowerCase());
      current = [];
      if (field === undefined)
        problems.atLine(line.number, `has an unknown section; known are ${[...SECTIONS.keys()].join(', ')}`);
      else if (sections.has(field)) problems.atLine(line.number, 'opens a section for the second time');
      else sections.set(field, { heading: line.number, lines: current });
    } else if (current === undefined && text.trim() !== '' && !text.startsWith('# ')) {
      problems.atLine(line.number, 'comes before the first "## section"');
    } else if (text.trim() !== '') {
      current?.push(line);
    }
  }
  return sections;
}

/** Reads the sections below the front matter. `firstLine` is the source line that the body begins on. */
export function readSections(body: string, firstLine: number, problems: BrandBibleProblems): ReadSections {
  const values: Record<string, unknown> = {};
  const places = new Map<string, number>();
  for (const [field, { heading, lines }] of splitSections(body, firstLine, problems)) {
    const entries = readSection(field, lines, problems);
    values[field] = entries.map(({ value }) => value);
    places.set(field, heading);
    for (const [index, { line }] of entries.entries()) places.set(`${field}[${index}]`, line);
  }
  return { values, places };
}
