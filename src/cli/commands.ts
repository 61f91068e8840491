import type { Command } from 'commander';

/** A command of `studio`: its file is loaded when it runs, so that the help of all of them is quick. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  /** The file's function makes the command with its arguments and options. */
  readonly load: () => Promise<() => Command>;
}

/** The commands in the order of the help. A further command is a file beside this one and an entry here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'models',
    description: 'speech models: list, pull, import',
    load: async () => (await import('./models-command.js')).modelsCommand,
  },
];
