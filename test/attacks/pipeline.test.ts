import { afterAll, beforeAll } from '@jest/globals';
import { commandAttacks } from './commands.js';
import { mediaAttacks } from './media.js';
import { openPipelineWorld, type PipelineWorld } from './pipeline-world.js';

/** One engine for every attack that goes through the whole pipeline. */
let world: PipelineWorld;
beforeAll(async () => {
  world = await openPipelineWorld();
});
afterAll(() => world?.stop());

const opened = () => world;
commandAttacks(opened);
// The last of them stops the engine.
mediaAttacks(opened);
