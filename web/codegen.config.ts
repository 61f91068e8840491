import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

const scalars = { DateTime: 'string', UUID: 'string', JSON: 'unknown' };
const config = { scalars, enumsAsTypes: true, enumType: 'string-literal', useTypeImports: true, skipTypename: false };

/** `operations.graphql` of a folder becomes `operations.ts` beside it: types and documents, nothing that parses in the browser. */
const operations = globSync('src/**/operations.graphql').map(
  (file) =>
    [
      `${dirname(file)}/operations.ts`,
      {
        documents: [file],
        plugins: ['typescript-operations', 'typed-document-node'],
        config,
      },
    ] as const,
);

const settings: CodegenConfig = {
  schema: '../schema.graphql',
  generates: Object.fromEntries(operations),
};
export default settings;
