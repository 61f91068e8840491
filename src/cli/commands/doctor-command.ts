import { Command } from 'commander';
import type { Finding } from '../doctor/finding.js';
import { runDoctor } from '../doctor/run-doctor.js';
import { EXIT } from '../output/exit-codes.js';
import { coloured, print, printJson } from '../output/print.js';

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red' } as const;

/** `studio doctor`: what an engine with these settings lacks, and what to do. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Check the settings of this folder and everything that they refer to, and say what to do')
    .option('--fix', 'create the audio bucket and its policies if they are missing; change nothing else')
    .option('--json', 'JSON for scripts')
    .action(doctor);
}

async function doctor({ fix = false, json = false }: { fix?: boolean; json?: boolean }): Promise<void> {
  const findings = await runDoctor(process.env, fix);
  const failed = findings.filter(({ level }) => level === 'fail').length;
  if (json) findings.forEach(printJson);
  else {
    findings.forEach(show);
    const warned = findings.filter(({ level }) => level === 'warn').length;
    print(`\n${findings.length} checks: ${failed} failed, ${warned} with a warning.`);
  }
  if (failed > 0) process.exitCode = EXIT.failed;
}

function show({ check, level, message, cure }: Finding): void {
  process.stdout.write(`${coloured(level.padEnd(4), COLOURS[level])}  `);
  print(`${check}: ${message}`);
  if (cure !== null) print(`      ${cure}`);
}
