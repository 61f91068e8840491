import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import type { ApiDocument } from './api-document.js';

const LOOSE: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AnyKeyword,
  ts.SyntaxKind.UnknownKeyword,
  ts.SyntaxKind.NeverKeyword,
]);

/** The places in the types of openapi-typescript where the body of an answer, or a schema, has no type. */
export async function looseTypesOfOpenApiTypescript(document: ApiDocument): Promise<readonly string[]> {
  const source = astToString(await openapiTS(document));
  const { components, operations } = membersOf(parse(source));
  const answers = propertiesOf(operations).flatMap(([id, operation]) =>
    propertiesOf(named(operation, 'responses')).map(([status, answer]) => [`${id} ${status}`, answer] as const),
  );
  const bodies = answers.flatMap(([place, answer]) => {
    const content = named(answer, 'content');
    if (content === undefined) return [`${place} has no body`];
    return place.endsWith(' 204') ? [] : looseIn(place, content);
  });
  return [
    ...(answers.length === 0 ? ['no answers'] : []),
    ...bodies,
    ...looseIn('schemas', named(components, 'schemas')),
  ];
}

/** The same of openapi-ts: an operation without a type of its answers or its errors is named too. */
export async function looseTypesOfHeyApi(document: ApiDocument): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'studio-types-'));
  try {
    await createClient({
      input: document,
      output: folder,
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    const members = membersOf(parse(await readFile(join(folder, 'types.gen.ts'), 'utf8')));
    const ids = Object.values<ApiDocument>(document.paths).flatMap((item) =>
      Object.values<ApiDocument>(item).map(({ operationId }) => operationId as string),
    );
    const missing = ids
      .map((id) => `${id[0]?.toUpperCase()}${id.slice(1)}`)
      .flatMap((id) => [`${id}Responses`, `${id}Errors`])
      .filter((name) => members[name] === undefined);
    // `body?: never` in the type of a request says that it has none, as does `204: void`.
    const loose = Object.entries(members).flatMap(([name, node]) => (/Data$/.test(name) ? [] : looseIn(name, node)));
    return [...missing.map((name) => `${name} is missing`), ...loose];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The places in a file of GraphQL types that have `any` or `unknown`. `never` says there that an operation has no variables. */
export function looseTypesOfGraphQl(source: string): readonly string[] {
  const types = Object.entries(membersOf(parse(source)));
  return types.flatMap(([name, node]) => looseIn(name, node)).filter((place) => /\b(any|unknown)\b/.test(place));
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('types.ts', source, ts.ScriptTarget.Latest, true);
}

function membersOf(file: ts.SourceFile): Readonly<Record<string, ts.Node>> {
  const types = file.statements.filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node));
  return Object.fromEntries(types.map((node) => [node.name.text, ts.isInterfaceDeclaration(node) ? node : node.type]));
}

function propertiesOf(node: ts.Node | undefined): readonly (readonly [string, ts.Node])[] {
  if (node === undefined || !(ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node))) return [];
  return node.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type !== undefined
      ? [[member.name.getText().replace(/^["']|["']$/g, ''), member.type] as const]
      : [],
  );
}

function named(node: ts.Node | undefined, name: string): ts.Node | undefined {
  return propertiesOf(node).find(([own]) => own === name)?.[1];
}

function looseIn(place: string, node: ts.Node | undefined): readonly string[] {
  if (node === undefined) return [`${place} is missing`];
  const found: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (LOOSE.has(inner.kind)) found.push(`${place}: ${inner.parent.getText().slice(0, 80)}`);
    inner.forEachChild(visit);
  };
  visit(node);
  return found;
}
