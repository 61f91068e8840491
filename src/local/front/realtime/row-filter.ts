import { Fault } from '../../../platform/fault.js';

/** One condition of a subscription's filter. */
export interface FilterCondition {
  readonly column: string;
  readonly operator: string;
  readonly negated: boolean;
  /** Of `in` a list, of every other operator one text. */
  readonly values: readonly string[];
}

const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  neq: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  like: 'like',
  ilike: 'ilike',
  match: '~',
  imatch: '~*',
  isdistinct: 'is distinct from',
  in: 'in',
  is: 'is',
};
const ON_TEXT = ['like', 'ilike', 'match', 'imatch'];
const IS_WORDS = ['null', 'true', 'false', 'unknown'];
const MOST_CONDITIONS = 20;
const LONGEST_FILTER = 4_096;

/**
 * Reads a filter as Realtime documents it, e.g. `user_id=eq.1b4…` or `status=in.(NEW,FAILED),verdict=not.is.null`: conditions that all
 * have to hold, with values in double quotes where they contain commas or parentheses.
 * @throws Fault BAD_REQUEST that names what cannot be read
 */
export function parseRowFilter(text: string): FilterCondition[] {
  if (text.length > LONGEST_FILTER) throw new Fault('BAD_REQUEST', 'The filter is longer than 4096 characters.');
  const conditions = splitOutside(text)
    .filter((part) => part.trim() !== '')
    .map(parseCondition);
  if (conditions.length > MOST_CONDITIONS) throw new Fault('BAD_REQUEST', 'The filter has more than 20 conditions.');
  return conditions;
}

function parseCondition(text: string): FilterCondition {
  const parts = /^\s*([^=\s]+)=(not\.)?([a-z]+)\.([\s\S]*)$/.exec(text);
  const [, column = '', not, operator = '', value = ''] = parts ?? [];
  if (parts === null || !Object.hasOwn(OPERATORS, operator)) {
    throw new Fault(
      'BAD_REQUEST',
      `The filter "${text}" cannot be read. Write column=operator.value with one of ${Object.keys(OPERATORS).join(', ')}.`,
    );
  }
  if (operator === 'is' && !IS_WORDS.includes(value)) {
    throw new Fault('BAD_REQUEST', `The operator "is" compares with ${IS_WORDS.join(', ')}, not with "${value}".`);
  }
  if (operator !== 'in') return { column, operator, negated: not !== undefined, values: [unquoted(value)] };
  const list = /^\(([\s\S]*)\)$/.exec(value.trim())?.[1];
  if (list === undefined) throw new Fault('BAD_REQUEST', `The operator "in" takes a list: ${column}=in.(one,two).`);
  return { column, operator, negated: not !== undefined, values: splitOutside(list).map(unquoted) };
}

/**
 * SQL of the conditions over a row named `r`.
 * @param typeOf the column's type, e.g. `uuid`; undefined if the table has no such column
 * @param values collects the parameters
 * @throws Fault BAD_REQUEST for an unknown column
 */
export function conditionsSql(
  conditions: readonly FilterCondition[],
  typeOf: (column: string) => string | undefined,
  values: unknown[],
): string {
  const parts = conditions.map((condition) => {
    const type = typeOf(condition.column);
    if (type === undefined) throw new Fault('BAD_REQUEST', `The table has no column "${condition.column}".`);
    const sql = conditionSql(condition, type, values);
    return condition.negated ? `not (${sql})` : `(${sql})`;
  });
  return parts.length === 0 ? 'true' : `coalesce(${parts.join(' and ')}, false)`;
}

function conditionSql({ column, operator, values }: FilterCondition, type: string, parameters: unknown[]): string {
  const name = `r."${column.replaceAll('"', '""')}"`;
  const [first = ''] = values;
  if (operator === 'is') return `${name} is ${first}`;
  if (operator === 'in') {
    parameters.push([...values]);
    return `${name} = any($${parameters.length}::text[]::${type}[])`;
  }
  parameters.push(operator === 'isdistinct' && first === 'null' ? null : first);
  const value = `$${parameters.length}::text`;
  if (ON_TEXT.includes(operator)) return `${name}::text ${OPERATORS[operator]} ${value}`;
  return `${name} ${OPERATORS[operator]} ${value}::${type}`;
}

/** Splits at commas that are neither in parentheses nor in double quotes. */
function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let [part, depth, quoted] = ['', 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted && character === '\\') {
      part += character + text.charAt(at + 1);
      at += 1;
      continue;
    }
    if (character === '"') quoted = !quoted;
    if (!quoted && character === '(') depth += 1;
    if (!quoted && character === ')') depth -= 1;
    if (character === ',' && !quoted && depth === 0) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}

function unquoted(value: string): string {
  const inner = /^"([\s\S]*)"$/.exec(value.trim())?.[1];
  return inner === undefined ? value : inner.replace(/\\(["\\])/g, '$1');
}
