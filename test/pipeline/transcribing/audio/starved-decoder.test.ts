import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listProcesses, signal as send } from '../../../../faults/stand/process-list.js';
import { decodeAudio, timeLimits } from '../../../../src/pipeline/transcribing/audio/audio-decoder.js';
import { eventually } from '../../../support/eventually.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { DecodingTest, fixture } from './decoding.js';
import { endlessWebm } from './endless-webm.js';

const onLinux = process.platform === 'linux' ? it : it.skip;
const decoder = () =>
  eventually(async () => {
    const all = await listProcesses();
    return all.find(({ parent, command }) => parent === process.pid && command.includes('decode-process'));
  });

describe('time', () => {
  let test: DecodingTest;
  beforeEach(async () => {
    test = await DecodingTest.open();
  });
  afterEach(() => test.close());
  const decode = (inputPath: string, limits: Partial<ReturnType<typeof timeLimits>>) =>
    decodeAudio(
      {
        inputPath,
        outputPath: test.wavPath,
        maxSeconds: 7_200,
        signal: new AbortController().signal,
        log: quietLogger,
        onProgress: () => undefined,
      },
      { ...timeLimits(60), ...limits },
    );

  it('that a decoder did not get says nothing about the recording: the job is tried again', async () => {
    // An hour: the decoder is still at work when it is stopped.
    const inputPath = join(test.folder, 'long.mp3');
    await writeFile(inputPath, Buffer.concat(new Array<Buffer>(480).fill(await readFile(fixture('speech.mp3')))));
    const decoding = decode(inputPath, { silenceMs: 2_000 });
    const outcome = decoding.catch((fault: unknown) => fault);
    send((await decoder()).pid, 'SIGSTOP');
    expect(await outcome).toMatchObject({
      code: 'INTERNAL',
      retryable: true,
      message: expect.stringMatching(/^DECODER_OUT_OF_TIME: /),
    });
  });

  onLinux('that a decoder used up without getting on condemns the recording (measured on Linux alone)', async () => {
    const inputPath = await endlessWebm(test.folder);
    const fault = { code: 'AUDIO_UNREADABLE', retryable: false };
    await expect(decode(inputPath, { silentProcessorMs: 1_000 })).rejects.toMatchObject(fault);
    await expect(decode(inputPath, { processorMs: 1_000 })).rejects.toMatchObject(fault);
  });
});
