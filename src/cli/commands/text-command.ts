import { type Command, Option } from 'commander';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { printJson } from '../output/print.js';

/** The file of a job that each option asks for. */
const FILES = { raw: 'transcript.txt', srt: 'transcript.srt', vtt: 'transcript.vtt', md: 'refined.md' } as const;
type Form = keyof typeof FILES;
const FORMS = Object.keys(FILES) as Form[];

/** `studio text`: a text of a job on standard output, for a pipe or a file. */
export function textCommand(): Command {
  const command = engineCommand('text', 'Print the refined text of a job, or its captions').argument(
    '<id>',
    "the job's id, or the name that its submitter gave it",
  );
  const descriptions: Readonly<Record<Form, string>> = {
    raw: 'the transcript instead of the refined text',
    srt: 'captions as SubRip',
    vtt: 'captions as WebVTT',
    md: 'the refined text as Markdown',
  };
  for (const form of FORMS) {
    const others = FORMS.filter((other) => other !== form);
    command.addOption(new Option(`--${form}`, descriptions[form]).conflicts(others));
  }
  return command.action(text);
}

async function text(id: string, flags: EngineOptions & Readonly<Partial<Record<Form, boolean>>>): Promise<void> {
  const { api } = await openEngine(flags);
  const form = FORMS.find((name) => flags[name] === true);
  const body = await api.text(`/v1/jobs/${encodeURIComponent(id)}/${form === undefined ? 'refined.txt' : FILES[form]}`);
  if (flags.json) return printJson({ job: id, form: form ?? 'txt', text: body });
  // Captions keep the line ends of their format, so nothing is escaped where a file or a program reads.
  process.stdout.write(process.stdout.isTTY ? body.replace(UNSAFE, ' ') : body);
}

/** What a terminal would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this pattern is for.
const UNSAFE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
