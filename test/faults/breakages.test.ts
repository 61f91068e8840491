import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { patternOf } from '../../faults/break-engine.js';
import { BREAKAGES } from '../../faults/breakages.js';

/** What `npm run build` wrote: the snapshot of the faults program copies it. */
const BUILD = new URL('../../dist/', import.meta.url);

describe('the breakages of the faults program', () => {
  it.each(BREAKAGES.flatMap(({ name, patches }) => patches.map(({ file, find }) => [name, file, find] as const)))(
    '%s finds its place in %s',
    async (_name, file, find) => {
      expect(patternOf(find).test(await readFile(new URL(file, BUILD), 'utf8'))).toBe(true);
    },
  );
});
