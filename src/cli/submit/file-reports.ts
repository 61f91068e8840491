import { escapeUnprintable } from '../../platform/logging/redaction.js';
import { type Bar, Bars } from '../output/bars.js';
import { coloured, drawsBars, print, printJson } from '../output/print.js';
import { duration, table } from '../output/table.js';
import { type FileState, isSettled, resultOf } from './submission.js';

/** Shows the progress of the files of `studio submit`. */
export interface FileReport {
  /** A file has moved. */
  moved(before: FileState, now: FileState): void;
  /** All are settled, or the command was interrupted. */
  end(): void;
}

interface Shown {
  readonly json: boolean;
  readonly watched: boolean;
  readonly files: () => readonly FileState[];
}

/** JSON for scripts; bars on a terminal; lines elsewhere. */
export function fileReport(shown: Shown): FileReport {
  if (shown.json) return jsonReport(shown);
  return drawsBars() ? barReport(shown) : lineReport(shown);
}

/** One object for each file, when it is settled. */
function jsonReport({ watched, files }: Shown): FileReport {
  const printed = new Set<string>();
  const show = (state: FileState) => {
    printed.add(state.file);
    printJson(resultOf(state));
  };
  return {
    moved: (before, now) => {
      if (isSettled(now, watched) && !isSettled(before, watched)) show(now);
    },
    end: () => {
      for (const state of files()) if (!printed.has(state.file)) show(state);
    },
  };
}

function lineReport({ files }: Shown): FileReport {
  return {
    moved: (before, now) => {
      const [was, is] = [sentenceOf(before), sentenceOf(now)];
      if (is !== was && is !== '') print(`${now.file}: ${is}`);
    },
    end: () => {
      for (const state of files())
        if (state.phase !== 'failed' && state.jobId === null) print(`${state.file}: not submitted`);
    },
  };
}

function barReport({ files, watched }: Shown): FileReport {
  const bars = new Bars(process.stdout, () => files().map((state) => barOf(state, watched)));
  bars.touch();
  return {
    moved: () => bars.touch(),
    end: () => {
      bars.end();
      print();
      for (const line of resultTable(files())) print(line);
      for (const { file, error } of files()) {
        if (error !== null)
          process.stdout.write(`${coloured(escapeUnprintable(`${file}: ${error.message}`), 'red')}\n`);
      }
    },
  };
}

/** The outcome of each file. */
function resultTable(files: readonly FileState[]): string[] {
  const rows = files.map((state) => [
    state.file,
    state.jobId,
    state.status ?? (state.error === null ? 'not submitted' : 'refused'),
    state.verdict,
    duration(state.processingTimeMs),
  ]);
  return table(['FILE', 'JOB', 'STATUS', 'VERDICT', 'TIME'], rows, { names: 0 });
}

/** One line for each status; percentages are for bars. */
function sentenceOf({ phase, jobId, status, verdict, error }: FileState): string {
  if (phase === 'failed') return `${status ?? 'refused'}: ${error?.message ?? 'no reason was given'}`;
  if (phase === 'done') return `COMPLETE${verdict === null ? '' : ` ${verdict}`}`;
  if (phase === 'submitted') return `submitted as ${jobId}`;
  return phase === 'working' && status !== 'NEW' ? (status ?? '') : '';
}

function barOf(state: FileState, watched: boolean): Bar {
  const { file: name, phase, share, note, status, verdict, error } = state;
  if (phase === 'failed') return { name, share, note: `${status ?? 'refused'} ${error?.code ?? ''}`, state: 'bad' };
  if (phase === 'done') return { name, share: 1, note: `COMPLETE ${verdict ?? ''}`, state: 'good' };
  if (phase === 'submitted')
    return { name, share: watched ? 0 : 1, note: 'submitted', state: watched ? 'running' : 'good' };
  if (phase === 'waiting') return { name, share, note, state: 'waiting' };
  const what = phase === 'uploading' ? 'uploading' : `${status} ${note}`;
  return { name, share, note: what, state: 'running' };
}
