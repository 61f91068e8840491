import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { EnvironmentError } from '../../platform/environment/environment-error.js';
import { readEnvironment } from '../../platform/environment/read-environment.js';
import { Fault } from '../../platform/fault.js';
import { writePrivateFile } from '../../platform/private-file.js';
import { ask, confirm } from '../output/ask.js';
import { print, printJson, remark } from '../output/print.js';

interface Question {
  /** The setting that the answer becomes. */
  readonly name: string;
  readonly flag: string;
  readonly text: string;
  readonly hidden?: true;
  /** Whether an empty answer leaves the setting out. */
  readonly optional?: true;
}

/** What is asked, in this order; each is an option of the same name. */
const QUESTIONS: readonly Question[] = [
  { name: 'SUPABASE_URL', flag: 'supabase-url', text: "The project's URL (https://<project>.supabase.co)" },
  {
    name: 'SUPABASE_PUBLISHABLE_KEY',
    flag: 'publishable-key',
    text: 'The publishable key (Project Settings → API Keys, sb_publishable_…)',
  },
  {
    name: 'SUPABASE_SECRET_KEY',
    flag: 'secret-key',
    text: 'The secret key (the same page, sb_secret_…)',
    hidden: true,
  },
  {
    name: 'DATABASE_URL',
    flag: 'database-url',
    text: 'The connection string of the session pooler (Connect, port 5432), with the password in it',
    hidden: true,
  },
  {
    name: 'OPENAI_API_KEY',
    flag: 'openai-key',
    text: 'An OpenAI key; leave it empty to use other models or none',
    hidden: true,
    optional: true,
  },
];

type InitFlags = Readonly<Record<string, string | boolean | undefined>>;

/** `studio init`: writes a `.env` by asking. */
export function initCommand(): Command {
  const command = new Command('init')
    .description('Ask for the settings of a hosted Supabase project, check the answers, and write them to .env')
    .option('--file <path>', 'the file to write', '.env')
    .option('--yes', 'ask nothing: use the options and the environment, and replace the file')
    .option('--json', 'JSON for scripts');
  for (const { name, flag } of QUESTIONS) command.option(`--${flag} <value>`, `${name}, without being asked`);
  return command.action(init);
}

async function init(flags: InitFlags): Promise<void> {
  const path = resolve(String(flags.file));
  if ((await exists(path)) && flags.yes !== true && !(await confirm(`${path} exists. Replace it?`))) {
    throw new Fault('CANCELLED', `${path} was not changed.`);
  }
  const answers = await answersFor(flags);
  if (answers.length === 0)
    throw new Fault(
      'BAD_REQUEST',
      'Nothing was written: no setting was given. Pass --supabase-url and the other options.',
    );
  // The rules of the start decide; nothing is written that would not start.
  const written = Object.fromEntries(answers);
  try {
    readEnvironment(written, { envFile: null });
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    throw new Fault('BAD_REQUEST', ['Nothing was written:', ...error.problems.map((line) => `- ${line}`)].join('\n'));
  }
  await writePrivateFile(path, fileOf(answers));
  if (flags.json === true) return printJson({ file: path, settings: answers.map(([name]) => name) });
  print(`${path} was written. Only you can read it.`);
  remark('Next: "studio doctor" checks it, "studio doctor --fix" creates the bucket, "npm start" starts the engine.');
}

async function answersFor(flags: InitFlags): Promise<(readonly [string, string])[]> {
  const answers: (readonly [string, string])[] = [];
  for (const question of QUESTIONS) {
    const value = await answerTo(question, flags);
    if (value !== '') answers.push([question.name, value]);
  }
  return answers;
}

async function answerTo({ name, flag, text, hidden, optional }: Question, flags: InitFlags): Promise<string> {
  const key = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const given = flags[key] ?? (flags.yes === true ? process.env[name] : undefined);
  if (typeof given === 'string') return given.trim();
  if (flags.yes === true) return '';
  for (;;) {
    const answer = await ask(`${text}: `, { hidden });
    if (answer !== '' || optional === true) return answer;
    remark('This value is required. Press Ctrl-C to stop without writing anything.');
  }
}

/** One line for each; values with marks that a settings file reads otherwise are quoted. */
function fileOf(answers: readonly (readonly [string, string])[]): string {
  const lines = answers.map(([name, value]) => `${name}=${/[\s#'"`$\\]/.test(value) ? quoted(value) : value}`);
  return `# Written by "studio init". docs/settings.md has every setting.\n${lines.join('\n')}\n`;
}

/** @throws Fault BAD_REQUEST for a value that no quotes can hold */
function quoted(value: string): string {
  const quote = ["'", '`', '"'].find((mark) => !value.includes(mark));
  if (quote !== undefined && !/[\r\n]/.test(value)) return `${quote}${value}${quote}`;
  throw new Fault(
    'BAD_REQUEST',
    'A value has line breaks or all three kinds of quotes. Percent-encode them in the connection string.',
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
