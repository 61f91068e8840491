import type { CommandEntry } from './commands/command-entry.js';

/** The commands in the order of the help. A further command is a file in `commands` and an entry here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'submit',
    description: 'upload recordings and create a job for each',
    load: async () => (await import('./commands/submit-command.js')).submitCommand,
  },
  {
    name: 'watch',
    description: 'follow jobs until each has ended',
    load: async () => (await import('./commands/watch-command.js')).watchCommand,
  },
  {
    name: 'list',
    description: 'list jobs, the newest first',
    load: async () => (await import('./commands/list-command.js')).listCommand,
  },
  {
    name: 'show',
    description: 'show one job with its timeline',
    load: async () => (await import('./commands/show-command.js')).showCommand,
  },
  {
    name: 'text',
    description: 'print the text of a job, or its captions',
    load: async () => (await import('./commands/text-command.js')).textCommand,
  },
  {
    name: 'retry',
    description: 'run failed jobs again',
    load: async () => (await import('./commands/move-commands.js')).retryCommand,
  },
  {
    name: 'cancel',
    description: 'cancel jobs',
    load: async () => (await import('./commands/move-commands.js')).cancelCommand,
  },
  {
    name: 'stats',
    description: 'show statistics of your jobs',
    load: async () => (await import('./commands/stats-command.js')).statsCommand,
  },
  {
    name: 'failures',
    description: 'group failures by cause, and retry a group',
    load: async () => (await import('./commands/failures-command.js')).failuresCommand,
  },
  {
    name: 'brand',
    description: 'check, try and publish Brand Bibles',
    load: async () => (await import('./commands/brand-command.js')).brandCommand,
  },
  {
    name: 'alerts',
    description: 'show alerts, and set their thresholds',
    load: async () => (await import('./commands/alerts-command.js')).alertsCommand,
  },
  {
    name: 'webhooks',
    description: 'manage webhooks: signed messages about ended jobs',
    load: async () => (await import('./commands/webhooks-command.js')).webhooksCommand,
  },
  {
    name: 'sweep',
    description: 'run the failed-job sweep now',
    load: async () => (await import('./commands/sweep-command.js')).sweepCommand,
  },
  {
    name: 'models',
    description: 'list, download and import speech models',
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
    description: 'write a .env from your answers',
    load: async () => (await import('./commands/init-command.js')).initCommand,
  },
  {
    name: 'doctor',
    description: 'check the settings, and what they refer to',
    load: async () => (await import('./commands/doctor-command.js')).doctorCommand,
  },
  {
    name: 'migrate',
    description: 'apply the missing migrations to the database',
    load: async () => (await import('./commands/migrate-command.js')).migrateCommand,
  },
  {
    name: 'completion',
    description: 'print a completion script for your shell',
    load: async () => {
      const { completionCommand } = await import('./commands/completion-command.js');
      return () => completionCommand(COMMANDS);
    },
  },
];
