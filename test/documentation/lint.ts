import { createConfig, lintFromString } from '@redocly/openapi-core';
import type { ApiDocument } from './api-document.js';

/** What redocly's recommended rules say of a document; its warnings are not asked for. */
export async function lintFaults(document: ApiDocument): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`);
}
