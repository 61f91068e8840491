import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const FOLDER = new URL('../../../src/language/', import.meta.url);
const LENGTH = 100_000;
/** An expression that is linear takes milliseconds of the processor; one that is not takes ten seconds and more. */
const MOST_SECONDS = 3;

/** What makes an expression try again from each place: runs of one sign, of a word, of a mark that opens and never closes. */
const PIECES =
  'a|A| |\n|1|0|-|.|a.|a-|\'|"|a |1,|1 |<|<a |a@|a.a|a:|(|[|](|![|)|]|!|?|*|_|#|\n\n|- |a\n|é|the |no |ed|ing|```|=|/|$|%|<!--|. |a1|«|”|ss'.split(
    '|',
  );
const HOSTILE = PIECES.map((piece) => `x${piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)}!`);

interface Expression {
  readonly place: string;
  readonly expression: RegExp;
}

/** The expression of a literal. */
function parsed(text: string): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1).replaceAll('y', ''));
}

function expressionsOf(file: string): Expression[] {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, FOLDER), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${file}:${line + 1}`, expression: parsed(node.text) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function secondsOf(expression: RegExp, text: string): number {
  const before = process.cpuUsage().user;
  if (expression.global) text.replace(expression, '');
  else expression.test(text);
  return (process.cpuUsage().user - before) / 1e6;
}

const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(?!edit\/).*\.ts$/.test(name),
);
const EXPRESSIONS = FILES.flatMap(expressionsOf);

describe('the expressions of the language rules', () => {
  it('are linear on long hostile texts', () => {
    expect(EXPRESSIONS.length).toBeGreaterThan(300);
    const slow = EXPRESSIONS.filter(({ expression }) =>
      HOSTILE.some((text) => secondsOf(expression, text) > MOST_SECONDS),
    );
    expect(slow.map(({ place }) => place)).toEqual([]);
  }, 600_000);
});
