import { Fault } from '../platform/fault.js';

interface Line {
  readonly text: string;
  /** Line number in the source, from 1. */
  readonly number: number;
}

/** Headings of the sections, in lower case, and the field that each fills. */
const SECTIONS: Readonly<Record<string, string>> = {
  voice: 'voice',
  style: 'style',
  glossary: 'glossary',
  'banned wording': 'banned',
  examples: 'examples',
};

function refuse(line: Line, message: string): never {
  const field = `line ${line.number}`;
  throw new Fault('BAD_REQUEST', `The Brand Bible cannot be read: ${field} ${message}.`, {
    fields: [{ field, message }],
  });
}

/** `- rule` lines; an indented line goes on with the rule before it. */
function readBullets(lines: readonly Line[]): string[] {
  const rules: string[] = [];
  for (const line of lines) {
    const bullet = /^[-*] +(.*\S)\s*$/.exec(line.text);
    if (bullet !== null) rules.push(bullet[1]!);
    else if (/^\s+\S/.test(line.text) && rules.length > 0) rules.push(`${rules.pop()} ${line.text.trim()}`);
    else refuse(line, 'must be a "- rule"');
  }
  return rules;
}

/** The rows of a Markdown table as cells; its head and ruler are dropped. */
function readTable(lines: readonly Line[], width: number): string[][] {
  const rows = lines.map((line) => {
    if (!/^\|.*\|\s*$/.test(line.text)) refuse(line, 'must be a row of the table: "| … | … |"');
    const cells = line.text.trim().slice(1, -1).split('|');
    if (cells.length !== width) refuse(line, `must have ${width} columns and has ${cells.length}`);
    return cells.map((cell) => cell.trim());
  });
  return rows.length > 1 && rows[1]!.every((cell) => /^:?-+:?$/.test(cell)) ? rows.slice(2) : rows;
}

function readGlossary(lines: readonly Line[]): unknown[] {
  return readTable(lines, 3).map(([term, heardAs, notes]) => ({
    term,
    heardAs: heardAs!
      .split(',')
      .map((heard) => heard.trim())
      .filter(Boolean),
    notes: notes === '' ? null : notes,
  }));
}

function readBanned(lines: readonly Line[]): unknown[] {
  return readTable(lines, 2).map(([banned, preferred]) => ({ banned, preferred: preferred === '' ? null : preferred }));
}

/** Pairs of `Spoken: …` and `Written: …`. */
function readExamples(lines: readonly Line[]): unknown[] {
  const examples: { spoken: string; written: string }[] = [];
  for (const line of lines) {
    const said =
      /^(Spoken|Written): +(.*\S)\s*$/.exec(line.text) ?? refuse(line, 'must be "Spoken: …" or "Written: …"');
    const open = examples.at(-1)?.written === '';
    if (open === (said[1] === 'Spoken')) refuse(line, 'must follow in turn: "Spoken: …", then "Written: …"');
    if (said[1] === 'Spoken') examples.push({ spoken: said[2]!, written: '' });
    else examples[examples.length - 1]!.written = said[2]!;
  }
  return examples;
}

function readSection(field: string, lines: readonly Line[]): unknown {
  if (field === 'glossary') return readGlossary(lines);
  if (field === 'banned') return readBanned(lines);
  return field === 'examples' ? readExamples(lines) : readBullets(lines);
}

/** Reads the sections below the front matter. `firstLine` is the source line that the body begins on. */
export function readSections(body: string, firstLine: number): Record<string, unknown> {
  const sections = new Map<string, Line[]>();
  let current: Line[] | undefined;
  for (const [index, text] of body.split('\n').entries()) {
    const line = { text, number: firstLine + index };
    const heading = /^## +(.*\S)\s*$/.exec(text);
    if (heading !== null) {
      const field = SECTIONS[heading[1]!.toLowerCase()];
      if (field === undefined) refuse(line, `has an unknown section; known are ${Object.keys(SECTIONS).join(', ')}`);
      if (sections.has(field)) refuse(line, 'opens a section for the second time');
      current = [];
      sections.set(field, current);
    } else if (current === undefined && text.trim() !== '' && !text.startsWith('# ')) {
      refuse(line, 'stands before the first "## section"');
    } else if (text.trim() !== '') {
      current?.push(line);
    }
  }
  return Object.fromEntries([...sections].map(([field, lines]) => [field, readSection(field, lines)]));
}
