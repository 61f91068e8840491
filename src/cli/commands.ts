import type { CommandEntry } from './commands/command-entry.js';

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
    name: 'stats',
    description: 'figures over your jobs',
    load: async () => (await import('./commands/stats-command.js')).statsCommand,
  },
  {
    name: 'failures',
    description: 'what failed alike, and a retry of it',
    load: async () => (await import('./commands/failures-command.js')).failuresCommand,
  },
  {
    name: 'brand',
    description: 'Brand Bibles: check, try, publish',
    load: async () => (await import('./commands/brand-command.js')).brandCommand,
  },
  {
    name: 'alerts',
    description: 'jobs over their service level',
    load: async () => (await import('./commands/alerts-command.js')).alertsCommand,
  },
  {
    name: 'webhooks',
    description: 'signed messages when a job has ended',
    load: async () => (await import('./commands/webhooks-command.js')).webhooksCommand,
  },
  {
    name: 'sweep',
    description: 'run the failed-job sweep now',
    load: async () => (await import('./commands/sweep-command.js')).sweepCommand,
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
    name: 'init',
    description: 'write a .env by asking',
    load: async () => (await import('./commands/init-command.js')).initCommand,
  },
  {
    name: 'doctor',
    description: 'check the settings and what they name',
    load: async () => (await import('./commands/doctor-command.js')).doctorCommand,
  },
  {
    name: 'migrate',
    description: 'bring the database to the newest migration',
    load: async () => (await import('./commands/migrate-command.js')).migrateCommand,
  },
  {
    name: 'completion',
    description: 'a script that completes commands in your shell',
    load: async () => {
      const { completionCommand } = await import('./commands/completion-command.js');
      return () => completionCommand(COMMANDS);
    },
  },
];
