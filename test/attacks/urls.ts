import { describe, expect, it } from '@jest/globals';
import type { AttackWorld } from './attack-world.js';

/** Addresses that no host may be reached by, however they are spelt; `OWN` stands for the project's own. */
const ADDRESSES: readonly string[] = [
  ...['127.0.0.1', '127.1', '0x7f.0.0.1', '0177.0.0.1', '2130706433', '0', '0.0.0.0', 'localhost', 'a.localhost'],
  ...['10.0.0.1', '10.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '198.18.0.1'],
  ...[
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::a00:1]',
    '[64:ff9b:1::a00:1]',
    '[::ffff:0:7f00:1]',
    '[::7f00:1]',
    '[fec0::1]',
    '[2002:a00:1::]',
  ],
  ...[
    '１２７.0.0.1',
    '127。0。0。1',
    'ⓛocalhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost.',
    '127.0.0.1.',
    '0x7f000001',
    '017700000001',
    '%31%32%37.0.0.1',
  ],
].map((host) => `https://${host}/a.mp3`);
const SCHEMES: readonly string[] = [
  ...['http://example.com/a.mp3', 'ftp://example.com/a.mp3', 'file:///etc/passwd', 'gopher://127.0.0.1:6379/_x'],
  ...['data:audio/mpeg;base64,AAAA', 'javascript:alert(1)', 'concat:/etc/passwd', 'https:example.com/a.mp3'],
  ...['//example.com/a.mp3', 'https://user:word@example.com/a.mp3', 'https://example.com\\@10.0.0.1/a.mp3'],
  ...['https://example.com\u0000.evil.example/a.mp3', 'https://exa\tmple.com/a.mp3', 'https://', 'https:///a.mp3'],
];
/** Ways out of the bucket by the project's own address. */
const WAYS_OUT: readonly string[] = [
  ...['OWN/storage/v1/object/other/a.mp3', 'OWN/storage/v1/object/audio/../other/a.mp3', 'OWN/rest/v1/studio_jobs'],
  ...['OWN/storage/v1/object/audio/%2e%2e/other/a.mp3', 'OWN/storage/v1/object/audio/%252e%252e/other/a.mp3'],
  ...['OWN/storage/v1/object/audio/..;/other/a.mp3', 'OWN/storage/v1/object/audio/..%2fother/a.mp3'],
  ...[
    'OWN/storage/v1/object/audio/..%5cother/a.mp3',
    'OWN/storage/v1/object/audio/a%00.mp3',
    'OWN/auth/v1/admin/users',
  ],
  // A signature opens an object to whoever holds it; it does not make the recording the caller's.
  ...['sign', 'public', 'authenticated', 'upload/sign', 'info', 'info/authenticated'].map(
    (way) => `OWN/storage/v1/object/${way}/audio/BOB/a.mp3?token=a.b.c`,
  ),
  ...['OWN/storage/v1/object/sign/audio/ME/../BOB/a.mp3?token=a.b.c', 'OWN/storage/v1/s3/audio/BOB/a.mp3'],
  ...['OWN/storage/v1/render/image/public/audio/BOB/a.mp3', 'OWN/storage/v1/upload/resumable/audio/BOB/a.mp3'],
];
const PATHS: readonly string[] = [
  ...[
    '../other/a.mp3',
    'ME/../BOB/a.mp3',
    'ME/..;/BOB/a.mp3',
    '/ME/a.mp3',
    'ME//a.mp3',
    'ME/./a.mp3',
    'ME/%2e%2e/BOB/a.mp3',
  ],
  ...['ME/..\\BOB/a.mp3', 'ME/．．/BOB/a.mp3', 'ME/a\u0000.mp3', 'ME/a\u202e.mp3', 'BOB/a.mp3', 'a.mp3', 'ME', 'ME/'],
];

/** Addresses and paths by every intake that takes them: none becomes a row, and nobody is asked for anything. */
export function urlAttacks(world: () => AttackWorld): void {
  const spelt = (text: string) =>
    text.replace('OWN', world().auth.url).replace('ME', world().alice.id).replace('BOB', world().bob.id);
  const rows = async () => {
    const [row] = await world().project.database.query<{ n: number }>(
      'select ((select count(*) from studio_jobs) + (select count(*) from webhooks))::integer as n',
    );
    return row?.n as number;
  };
  const intakes = (audio: object, input: object) => {
    const { project, alice } = world();
    const body = { user_id: alice.id, ...audio };
    const create = 'mutation ($input: CreateJobInput!) { createJob(input: $input) { jobId } }';
    return Promise.all([
      project.call('POST', '/v1/jobs/new', { as: alice.token, body }).then(({ status }) => status),
      project
        .call('POST', '/v1/jobs/batch', { as: alice.token, body: { jobs: [body] } })
        .then(async (answer) => ((await answer.json()) as { results: { status: number }[] }).results[0]?.status),
      project.ask(create, { input }, alice.token).then(({ status }) => status),
    ]);
  };
  const hook = (url: string) =>
    world().project.ask(
      'mutation ($url: String!) { createWebhook(input: { url: $url, events: [JOB_COMPLETED] }) { webhook { id } } }',
      { url },
      world().alice.token,
    );

  describe('an address', () => {
    it('that is right becomes a job, and a webhook', async () => {
      const before = await rows();
      const own = `${world().auth.url}/storage/v1/object/audio/${world().alice.id}/a.mp3`;
      expect(await intakes({ raw_audio_url: own }, { rawAudioUrl: own })).toEqual([201, 201, 200]);
      expect((await hook('https://example.com/hook')).code).toBeNull();
      expect(await rows()).toBe(before + 4);
    });

    it.each([...ADDRESSES, ...SCHEMES, ...WAYS_OUT])('is refused by every intake: %j', async (text) => {
      const before = [await rows(), world().auth.requests];
      const url = spelt(text);
      const statuses = await intakes({ raw_audio_url: url }, { rawAudioUrl: url });
      expect(statuses.filter((status) => status !== 400 && status !== 403)).toEqual([]);
      expect([await rows(), world().auth.requests]).toEqual(before);
    });

    // The URL parser reads the two that are left out as https://example.com and https://a.mp3, which are public.
    it.each([...ADDRESSES, ...SCHEMES].filter((url) => !/^https:(\/\/\/|\w)/.test(url)))(
      'is refused as a webhook: %j',
      async (text) => {
        const before = await rows();
        expect([text, (await hook(spelt(text))).code]).toEqual([text, 'BAD_REQUEST']);
        expect(await rows()).toBe(before);
      },
    );
  });

  describe('a path', () => {
    it.each(PATHS)('is refused by every intake: %j', async (text) => {
      const before = await rows();
      const path = spelt(text);
      const statuses = await intakes({ supabase_file_id: path }, { supabaseFileId: path });
      expect(statuses.filter((status) => status !== 400 && status !== 403)).toEqual([]);
      expect(await rows()).toBe(before);
    });
  });
}
