import type { Command } from 'commander';
import { Fault } from '../../platform/fault.js';
import { type EngineOptions, engineCommand, openEngine } from '../engine/engine-command.js';
import { readProject } from '../engine/project.js';
import { EXIT } from '../output/exit-codes.js';
import { remark } from '../output/print.js';
import { fileReport } from '../submit/file-reports.js';
import { FileSubmissions } from '../submit/submit-files.js';
import { UploadBucket } from '../submit/upload.js';

interface SubmitFlags extends EngineOptions {
  readonly user?: string;
  readonly brand?: string;
  readonly language?: string;
  readonly speakers?: string;
  readonly keywords?: readonly string[];
  readonly watch?: boolean;
}

/** `studio submit`: uploads recordings and makes a job of each. */
export function submitCommand(): Command {
  return engineCommand('submit', 'Upload recordings and create a job for each')
    .argument('<files...>', 'audio files on this machine')
    .option('--brand <name>', 'the brand whose rules apply; default: the brand of the user')
    .option('--language <tag>', 'the language that is spoken, such as en or pt-BR')
    .option('--speakers <number>', 'off, auto or how many speak')
    .option('--keywords <words>', 'names and words that are said, comma-separated', (text: string) =>
      text.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()])),
    )
    .option('--user <id>', 'the owner of the jobs; required with a secret key')
    .option('--watch', 'wait until each job has ended')
    .action(submit);
}

async function submit(files: string[], flags: SubmitFlags): Promise<void> {
  const { api, signal } = await openEngine(flags);
  const { watch = false, json = false, brand, language, speakers, keywords } = flags;
  const userId = flags.user ?? api.connection.userId;
  if (userId === null) {
    throw new Fault(
      'BAD_REQUEST',
      'Name the owner of the jobs with --user ID, the id of a user of the project. After "studio login" with an account they are yours.',
    );
  }
  const bucket = await UploadBucket.open(api.connection, await readProject(api.connection.url));
  const options = { userId, brand, language, speakers, keywords, watch };
  const submissions = new FileSubmissions(api, bucket, options, [...new Set(files)]);
  const report = fileReport({ json, watched: watch, files: () => submissions.files });
  try {
    await submissions.run((before, now) => report.moved(before, now), signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    report.end();
  }
  finish(submissions, signal);
}

function finish({ files }: FileSubmissions, signal: AbortSignal): void {
  const failed = files.filter(({ phase }) => phase === 'failed');
  const submitted = files.filter(({ jobId }) => jobId !== null);
  if (signal.aborted) {
    remark(`Stopped. ${submitted.length} of ${files.length} files were submitted, and their jobs continue.`);
    process.exitCode = EXIT.interrupted;
  } else if (failed.length > 0) {
    remark(`${failed.length} of ${files.length} failed: ${failed.map(({ file }) => file).join(', ')}`);
    process.exitCode = EXIT.failed;
  }
}
