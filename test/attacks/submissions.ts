import fc from 'fast-check';
import { attempts } from './attempts.js';

/** What a client says of a recording, in the words of REST. */
export interface Said {
  /** Whether it is right by construction. */
  readonly valid: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How many requests each intake gets. */
export const REQUESTS = attempts(300, 10_000);
/** Requests under way at once. */
const AT_ONCE = 10;

const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '../x',
  '..;/x',
  '%2e%2e/x',
  "' or 1=1 --",
  '#{7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  'x'.repeat(5_000),
  '\u001b[2J',
  'null',
  '-1',
  '1e309',
];
const letters = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.äßéж日'), minLength: 1, maxLength: 20 });
const segment = letters.map((name) => name.normalize('NFC').replace(/^\.+/, 'a'));
/** What stands in a field that it does not belong in. */
const junk = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.jsonValue({ maxDepth: 2 }),
  fc.integer(),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 3 }),
);

const rightBody = (userId: string) =>
  fc
    .record(
      {
        user_id: fc.constant(userId),
        supabase_file_id: fc
          .array(segment, { minLength: 1, maxLength: 3 })
          .map((parts) => `${userId}/${parts.join('/')}`),
        job_id: fc.uuid().map((id) => `job ${id} ä 日`),
        language: fc.constantFrom('en', 'de', 'pt-BR', 'hi', 'zh-Hant-TW'),
        keywords: fc.array(letters, { maxLength: 5 }),
        speakers: fc.constantFrom('off', 'auto', '2', '20'),
      },
      { requiredKeys: ['user_id', 'supabase_file_id'] },
    )
    .map((body): Said => ({ valid: true, body }));

/** Submissions of a user: three in five right by construction, the others with one thing wrong, which may turn out to be right. */
export function submissionsOf(userId: string, count: number): readonly Said[] {
  const spoilt = fc
    .tuple(
      rightBody(userId),
      fc.constantFrom(
        'user_id',
        'supabase_file_id',
        'job_id',
        'language',
        'keywords',
        'speakers',
        'brand',
        'status',
        'refined_text',
      ),
      junk,
    )
    .map(([{ body }, field, value]): Said => ({ valid: false, body: { ...body, [field]: value } }));
  const all = fc.oneof({ weight: 3, arbitrary: rightBody(userId) }, { weight: 2, arbitrary: spoilt });
  return fc.sample(all, { numRuns: count, seed: Number(process.env.PROPERTY_SEED ?? 20_261_130) || 1 });
}

/** Runs through the items, several at once. */
export async function through<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await run(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** In groups of the given size. */
export function grouped<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
