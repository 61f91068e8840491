import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledModel } from '../../../src/pipeline/transcribing/models/installed-model.js';
import type { ModelSource } from '../../../src/pipeline/transcribing/recognisers/local-recogniser.js';
import { type MadeWhisper, makeWhisper } from './made-whisper.js';

/** Makes a Whisper in a folder and gives it as a recogniser takes it. */
export async function madeModel(dir: string, name: string, made: MadeWhisper): Promise<ModelSource> {
  const names = await makeWhisper(dir, name, made);
  const [encoder, decoder, tokens] = names.map((file) => join(dir, file)) as [string, string, string];
  const sizes = await Promise.all([encoder, decoder, tokens].map(async (path) => (await stat(path)).size));
  const installed: InstalledModel = {
    name,
    family: 'whisper',
    files: { encoder, decoder, tokens },
    languages: made.languages ?? ['en'],
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
  return { name, installed: async () => installed };
}
