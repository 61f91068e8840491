import { Command, CommanderError } from 'commander';
import { EnvironmentError } from '../platform/environment/environment-error.js';
import { Fault } from '../platform/fault.js';
import { COMMANDS } from './commands.js';

/**
 * Runs `studio` with its arguments. Results go to standard output, and what went wrong to standard error.
 * @returns the exit code: 0, or 1 where it could not do what was asked
 */
export async function runStudio(args: readonly string[]): Promise<number> {
  const program = new Command('studio')
    .description('The command line of the Evolution Studios Engine')
    .enablePositionalOptions()
    .exitOverride();
  for (const { name, description, load } of COMMANDS) {
    program
      .command(name)
      .description(description)
      .helpOption(false)
      .argument('[arguments...]')
      .allowUnknownOption()
      .passThroughOptions()
      .action(async (rest: string[]) => {
        const command = (await load())().exitOverride();
        for (const child of command.commands) child.exitOverride();
        await command.parseAsync(rest, { from: 'user' });
      });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message or help.
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof Fault) && !(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
