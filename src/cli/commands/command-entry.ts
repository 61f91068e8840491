import type { Command } from 'commander';

/** A command of `studio`: its file is loaded when it runs, so that the help of all of them is quick. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  /** The file's function makes the command with its arguments and options. */
  readonly load: () => Promise<() => Command>;
}
