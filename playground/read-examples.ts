import { type OperationDefinitionNode, parse } from 'graphql';

/** A ready-made operation. */
export interface Example {
  readonly name: string;
  readonly kind: OperationDefinitionNode['operation'];
  /** What it does, for a person. */
  readonly about: string;
  /** The operation with nothing around it. */
  readonly query: string;
  /** JSON text of the values it starts with; empty for none. */
  readonly variables: string;
}

const VARIABLES = /^variables (\{.*\})$/;

/** The operations of `examples.graphql`, in its order, with what the comment lines right above each say. */
export function readExamples(text: string): readonly Example[] {
  return parse(text).definitions.flatMap((definition) => {
    if (definition.kind !== 'OperationDefinition' || !definition.loc) return [];
    const { start, end } = definition.loc;
    const comments = commentsAbove(text.slice(0, start));
    const variables = comments.map((line) => VARIABLES.exec(line)?.[1]).find((found) => found !== undefined);
    return [
      {
        name: definition.name?.value ?? '',
        kind: definition.operation,
        about: comments.filter((line) => !VARIABLES.test(line)).join(' '),
        query: text.slice(start, end),
        variables: variables === undefined ? '' : JSON.stringify(JSON.parse(variables), null, 2),
      },
    ];
  });
}

/** The unbroken run of comment lines that a text ends in. */
function commentsAbove(before: string): readonly string[] {
  const lines = before.split('\n').slice(0, -1);
  const first = lines.findLastIndex((line) => !line.startsWith('#')) + 1;
  return lines.slice(first).map((line) => line.replace(/^# ?/, ''));
}
