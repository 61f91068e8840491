import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const LONGEST_FILE = 250;
const LONGEST_FUNCTION = 40;
const MOST_CONSTRUCTOR_PARAMETERS = 5;
const FOLDERS = ['src', 'packages/client/src', 'scripts', 'faults', 'bench', 'evaluation'];

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Each function of a file, and how many lines it has. */
function functionsOf(path: string, text: string) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: { at: string; lines: number; parameters: number; isConstructor: boolean }[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const [first, last] = [lineOf(node.getStart(source)), lineOf(node.end)];
      found.push({
        at: `${path}:${first}`,
        lines: last - first + 1,
        parameters: node.parameters.length,
        isConstructor: ts.isConstructorDeclaration(node),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the numbers of CONTRIBUTING.md', () => {
  const functions = files.flatMap(({ path, text }) => functionsOf(path, text));

  it('reads the code', () => {
    expect(files.length).toBeGreaterThan(600);
    expect(functions.length).toBeGreaterThan(3_000);
  });

  it(`has no file of more than ${LONGEST_FILE} lines`, () => {
    const long = files.filter(({ text }) => text.trimEnd().split('\n').length > LONGEST_FILE);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it(`has no function of more than ${LONGEST_FUNCTION} lines`, () => {
    const long = functions.filter(({ lines }) => lines > LONGEST_FUNCTION);
    expect(long.map(({ at, lines }) => `${at} has ${lines} lines`)).toEqual([]);
  });

  it(`has no constructor of more than ${MOST_CONSTRUCTOR_PARAMETERS} parameters`, () => {
    const wide = functions.filter(
      ({ isConstructor, parameters }) => isConstructor && parameters > MOST_CONSTRUCTOR_PARAMETERS,
    );
    expect(wide.map(({ at, parameters }) => `${at} has ${parameters} parameters`)).toEqual([]);
  });
});
