/** A request that no client library sends. */
export interface HostileRequest {
  readonly name: string;
  readonly method: string;
  /** `ME` stands for the id of the user who sends it. */
  readonly path: string;
  readonly as: 'service' | 'user';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const json = (name: string, path: string, body: unknown, method = 'POST'): HostileRequest => ({
  ...{ name, method, path, as: path.startsWith('/auth/') ? 'service' : 'user', headers: JSON_TYPE },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const BOUNDARY = { 'content-type': 'multipart/form-data; boundary=x' };
const form = (name: string, parts: readonly string[]): HostileRequest => ({
  ...{ name, method: 'POST', path: '/storage/v1/object/audio/ME/form.mp3', as: 'user', headers: BOUNDARY },
  body: `${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`,
});
const part = (disposition: string, content: string, more = '') =>
  `content-disposition: form-data; ${disposition}${more}\r\n\r\n${content}`;
const meta = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
const tus = (name: string, fields: Readonly<Record<string, string>>): HostileRequest => ({
  ...{ name, method: 'POST', path: '/storage/v1/upload/resumable', as: 'user' },
  headers: {
    'tus-resumable': '1.0.0',
    'upload-length': '10',
    'upload-metadata': meta({ bucketName: 'audio', ...fields }),
  },
});

const USERS = '/auth/v1/admin/users';
const LIST = '/storage/v1/object/list/audio';
const BROADCAST = '/realtime/v1/api/broadcast';

/** Each is answered with a refusal that says what is wrong, and not with a failure of the front. */
export const HOSTILE_REQUESTS: readonly HostileRequest[] = [
  { name: 'a page of users beyond every number', method: 'GET', path: `${USERS}?page=1e308`, as: 'service' },
  { name: 'a user id with a NUL', method: 'GET', path: `${USERS}/%00`, as: 'service' },
  json('an address with a NUL', USERS, { email: 'a\u0000b@example.com', password: 'secret word' }),
  json('a NUL in the metadata', `${USERS}/ME`, { user_metadata: { name: 'a\u0000b' } }, 'PUT'),
  json('half a character in the metadata', `${USERS}/ME`, '{"user_metadata":{"name":"\\ud800"}}', 'PUT'),
  json('a prototype in the metadata', `${USERS}/ME`, '{"app_metadata":{"__proto__":{"role":"admin"}}}', 'PUT'),
  json('a list that starts beyond every number', LIST, { prefix: '', offset: 1e300 }),
  json('a list in a folder with a NUL', LIST, { prefix: 'a\u0000' }),
  json('a list of a bucket with a NUL', '/storage/v1/object/list/%00', { prefix: '' }),
  json('a list that is sorted by nothing', LIST, { prefix: '', sortBy: null, offset: 1e300 }),
  json('messages that are no list', BROADCAST, { messages: 5 }),
  json('messages that are an object', BROADCAST, { messages: {} }),
  json('a message that is null', BROADCAST, { messages: [null] }),
  json('a message that is nested without end', BROADCAST, `{"messages":[{"topic":"a","payload":${nested(200_000)}}]}`),
  json('half a character in a path to sign', '/storage/v1/object/sign/audio', '{"paths":["ME/\\ud800"],"expiresIn":9}'),
  json('a path to sign that leads out', '/storage/v1/object/sign/audio/ME/%2e%2e/%2e%2e/x', { expiresIn: 9 }),
  json('an upload that leads out', '/storage/v1/object/audio/ME/%2e%2e/%2e%2e/%2e%2e/%2e%2e/auth/v1/signup', {}),
  form('a form whose file has a type that no header can carry', [
    part('name=""; filename="a"', 'x', '\r\ncontent-type: audio/\u{1f3a7}'),
  ]),
  form('a form with a line break in its cache control', [
    part('name="cacheControl"', '1\r\nx-upsert: true'),
    part('name=""; filename="a"', 'x'),
  ]),
  tus('a resumable upload of a type that no header can carry', { objectName: 'ME/a.mp3', contentType: 'a\r\nb: c' }),
  tus('a resumable upload with a line break in its cache control', { objectName: 'ME/a.mp3', cacheControl: '1\n2' }),
  tus('a resumable upload into a bucket with a NUL', { bucketName: 'a\u0000', objectName: 'ME/a.mp3' }),
  tus('a resumable upload with a name that leads out', { objectName: 'ME/../../x' }),
];
