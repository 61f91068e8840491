import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PocketsphinxRecogniser } from '../../../../src/pipeline/transcribing/recognisers/pocketsphinx-recogniser.js';
import { recogniserContract, speechRequest } from '../../../contracts/recogniser.contract.js';

const installed = ['pocketsphinx_continuous', 'pocketsphinx'].some((program) => !spawnSync(program).error);

if (installed) {
  recogniserContract(
    'pocketsphinx',
    () => new PocketsphinxRecogniser(),
    () => new PocketsphinxRecogniser(),
  );

  describe('the offline recogniser on real speech', () => {
    it('hears the fillers and the doubled word too, with times for each word', async () => {
      const heard = await new PocketsphinxRecogniser().recognise(speechRequest());
      expect(heard.text).toBe('welcome back to evolution studios\ntoday i want to you know talk about our our music');
      const studios = heard.segments[0]?.words?.find((word) => word.text === 'studios');
      expect(studios?.start).toBeCloseTo(1.8, 1);
    });
  });
} else {
  it.skip('pocketsphinx is not installed on this machine: real speech cannot be recognised offline', () => undefined);
}

describe('the offline recogniser, whichever program there is', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recogniser-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const program = (name: string, script: string) =>
    writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

  it('says what to install when there is none, and does not retry automatically', async () => {
    const heard = new PocketsphinxRecogniser(folder).recognise(speechRequest());
    await expect(heard).rejects.toMatchObject({
      code: 'TRANSCRIBER_UNAVAILABLE',
      retryable: false,
      message: expect.stringMatching(/apt-get install pocketsphinx.*brew install/),
    });
  });

  it('reads the JSON lines of version 5', async () => {
    const words =
      '{"b":0.5,"d":0.25,"p":0.9,"t":"hello"},{"b":0.75,"d":0.25,"p":1.2,"t":"um(2)"},{"b":1,"d":1,"p":1,"t":"<sil>"}';
    await program('pocketsphinx', `echo '{"b":0.5,"d":1.5,"p":0.9,"t":"hello um","w":[${words}]}'`);
    const heard = await new PocketsphinxRecogniser(folder).recognise(speechRequest());
    expect(heard.text).toBe('hello um');
    expect(heard.segments).toMatchObject([
      { start: 0.5, end: 1, confidence: 0.95, words: [{}, { text: 'um', confidence: 1 }] },
    ]);
  });

  it('keeps hesitations and drops noise', async () => {
    const lines =
      'noise\n<s> 0.0 0.1 1.0\n[NOISE] 0.1 0.2 0.5\n++UM++ 0.3 0.4 0.9\nso(2) 0.5 0.7 0.8\n++COUGH++ 0.8 0.9 1.0\n</s> 0.9 1.0 1';
    await program('pocketsphinx_continuous', `printf '${lines.replaceAll('\n', '\\n')}'`);
    expect((await new PocketsphinxRecogniser(folder).recognise(speechRequest())).text).toBe('um so');
  });

  it('returns no words from a broken program', async () => {
    await program('pocketsphinx_continuous', 'exit 0');
    const silent = new PocketsphinxRecogniser(folder).recognise(speechRequest());
    await expect(silent).rejects.toMatchObject({ code: 'NO_SPEECH', retryable: false });
    await program('pocketsphinx_continuous', 'echo some words; kill -SEGV $$');
    const crashed = new PocketsphinxRecogniser(folder).recognise(speechRequest());
    await expect(crashed).rejects.toMatchObject({ code: 'TRANSCRIBER_UNAVAILABLE', retryable: true });
  });
});
