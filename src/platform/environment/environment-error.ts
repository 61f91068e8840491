import { escapeUnprintable } from '../logging/redaction.js';

/** Most problems listed one by one, so that the message stays one screen. */
const LISTED = 18;

/** The settings are wrong: one message, one screen, a numbered line for each problem. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const lines = problems.map((problem) => escapeUnprintable(problem).replace(/\s+/g, ' ').slice(0, 600));
    super(screen(lines));
    this.problems = Object.freeze(lines);
  }
}

function screen(problems: readonly string[]): string {
  const heading =
    problems.length === 1
      ? 'The engine cannot start: one setting needs attention.'
      : `The engine cannot start: ${problems.length} settings need attention.`;
  const numbered = problems.slice(0, LISTED).map((problem, index) => `${`${index + 1}.`.padStart(4)} ${problem}`);
  if (problems.length > LISTED) numbered.push(`     … and ${problems.length - LISTED} more.`);
  const closing = 'Settings are read from the environment, then from .env; .env.example describes each of them.';
  return [heading, '', ...numbered, '', closing].join('\n');
}
