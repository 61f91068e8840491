import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StorageProxy, type StorageTrouble } from '../../../../faults/stand/storage-proxy.js';
import { AudioOwnerStore } from '../../../../src/jobs/audio/audio-owner-store.js';
import { AudioOwnership } from '../../../../src/jobs/audio/audio-ownership.js';
import type { JobRecord } from '../../../../src/jobs/record/job-record.js';
import { CircuitOpen } from '../../../../src/pipeline/providers/circuit-open.js';
import { ProviderGate } from '../../../../src/pipeline/providers/provider-gate.js';
import { AudioSource } from '../../../../src/pipeline/transcribing/source/audio-source.js';
import { AudioBucket } from '../../../../src/supabase/audio-bucket.js';
import { createServiceClient } from '../../../../src/supabase/supabase-client.js';
import { StorageProject } from '../../../supabase/storage-project.js';
import { quietLogger } from '../../../support/quiet-logger.js';
import { quietProviderWatch } from '../../../support/quiet-provider-watch.js';
import { testEnvironment } from '../../../support/test-environment.js';

const BYTES = 20_000;
const signal = new AbortController().signal;

let project: StorageProject;
let proxy: StorageProxy;
let source: AudioSource;
let folder: string;
beforeAll(async () => {
  project = await StorageProject.start();
  await project.upload('take.wav', Buffer.alloc(BYTES, 7));
  proxy = new StorageProxy(project.settings.url);
  const supabase = { ...project.settings, url: await proxy.listen() };
  const environment = testEnvironment({ supabase });
  const { db } = project.database;
  source = new AudioSource(
    new AudioBucket(createServiceClient(supabase), environment),
    new AudioOwnership(new AudioOwnerStore(db), environment),
    new ProviderGate(db, quietLogger, quietProviderWatch),
    db,
    environment,
  );
  folder = await mkdtemp(join(tmpdir(), 'storage-trouble-'));
});
beforeEach(() => project.database.query('delete from provider_states'));
afterEach(() => {
  proxy.trouble = 'well';
});
afterAll(async () => {
  proxy.close();
  await project.stop();
  await rm(folder, { recursive: true });
});

const fetchAudio = (name = 'take.wav') =>
  source.fetch(
    { jobId: randomUUID(), userId: project.userId, submittedBy: 'service', rawAudioUrl: name } as JobRecord,
    { path: join(folder, randomUUID()), signal, onFraction: () => undefined },
  );
const faultOf = async (trouble: StorageTrouble) => {
  proxy.trouble = trouble;
  return fetchAudio().catch((error: unknown) => error);
};
const waitIsOver = () => project.database.query('update provider_states set open_until = clock_timestamp()');

describe('audio from a Storage in trouble', () => {
  it.each<StorageTrouble>([500, 429, 'page', 'cut', 'nothing', 'refuse'])(
    'is fetched again later when it answers: %s',
    async (trouble) => {
      expect(await faultOf(trouble)).toMatchObject({ code: 'INTERNAL', retryable: true });
      proxy.trouble = 'well';
      expect(await fetchAudio()).toMatchObject({ bytes: BYTES });
    },
  );

  it('is not given up as missing while the project lists it', async () => {
    expect(await faultOf('unrouted')).toMatchObject({ code: 'AUDIO_NOT_FOUND', retryable: true });
    proxy.trouble = 'well';
    await expect(fetchAudio('never-uploaded.wav')).rejects.toMatchObject({ code: 'AUDIO_NOT_FOUND', retryable: false });
  });

  it('waits, at no cost to its tries, once Storage failed five times in a row, and comes when it is well', async () => {
    for (let failure = 1; failure < 5; failure += 1) expect(await faultOf(500)).not.toBeInstanceOf(CircuitOpen);
    expect(await faultOf(500)).toBeInstanceOf(CircuitOpen);
    const asked = proxy.met.get(500);
    expect(await faultOf(500)).toBeInstanceOf(CircuitOpen);
    expect(proxy.met.get(500)).toBe(asked);
    proxy.trouble = 'well';
    await waitIsOver();
    expect(await fetchAudio()).toMatchObject({ bytes: BYTES });
    expect(await fetchAudio()).toMatchObject({ bytes: BYTES });
  });

  it('makes nobody wait for a recording that is missing', async () => {
    for (let count = 0; count < 7; count += 1) {
      await expect(fetchAudio('never-uploaded.wav')).rejects.not.toBeInstanceOf(CircuitOpen);
    }
  });
});
