import type { Command } from 'commander';

/** A command of `studio`: its file is loaded when it runs, so that the help of all of them is quick. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  /** The file's function makes the command with its arguments and options. */
  readonly load: () => Promise<() => Command>;
}

/** The commands in the order of the help. A further command is a file in `commands` and an entry here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'submit',
    description: 'upload recordings and make a job of each',
    load: async () => (await import('./commands/submit-command.js')).submitCommand,
  },
  {
    name: 'watch',
    description: 'follow jobs until each has ended',
    load: async () => (await import('./commands/watch-command.js')).watchCommand,
  },
  {
    name: 'list',
    description: 'jobs, the newest first',
    load: async () => (await import('./commands/list-command.js')).listCommand,
  },
  {
    name: 'show',
    description: 'one job with its timeline',
    load: async () => (await import('./commands/show-command.js')).showCommand,
  },
  {
    name: 'text',
    description: 'the text of a job, or its captions',
    load: async () => (await import('./commands/text-command.js')).textCommand,
  },
  {
    name: 'retry',
    description: 'run failed jobs again',
    load: async () => (await import('./commands/move-commands.js')).retryCommand,
  },
  {
    name: 'cancel',
    description: 'end jobs',
    load: async () => (await import('./commands/move-commands.js')).cancelCommand,
  },
  {
    name: 'models',
    description: 'speech models: list, pull, import',
    load: async () => (await import('./commands/models-command.js')).modelsCommand,
  },
  {
    name: 'login',
    description: 'sign in with an account or a secret key',
    load: async () => (await import('./commands/login-command.js')).loginCommand,
  },
  {
    name: 'logout',
    description: 'forget the account or key',
    load: async () => (await import('./commands/login-command.js')).logoutCommand,
  },
  {
    name: 'doctor',
    description: 'check the settings and what they name',
    load: async () => (await import('./commands/doctor-command.js')).doctorCommand,
  },
];
