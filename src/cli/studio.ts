import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../platform/engine-version.js';
import { COMMANDS } from './commands.js';
import { EXIT, exitCodeOf } from './output/exit-codes.js';
import { remark } from './output/print.js';

/**
 * Runs `studio` with its arguments. Results go to standard output, and what went wrong to standard error.
 * @returns the exit code, one of EXIT
 */
export async function runStudio(args: readonly string[]): Promise<number> {
  endWithReader();
  try {
    await program().parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? EXIT.ok);
  } catch (error) {
    // Commander has printed its own message or help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const code = exitCodeOf(error);
    if (code === null) throw error;
    remark((error as Error).message);
    return code;
  }
}

/** A description is a phrase in a list, and a sentence above the options. */
const HELP = {
  commandDescription: (command: Command) => withFirst(command.description(), 'toUpperCase'),
  subcommandDescription: (command: Command) => withFirst(command.description(), 'toLowerCase'),
};

function withFirst(text: string, change: 'toUpperCase' | 'toLowerCase'): string {
  return text.charAt(0)[change]() + text.slice(1);
}

function program(): Command {
  const studio = new Command('studio')
    .description('The command line of the Evolution Studios Engine')
    .version(ENGINE_VERSION, '-V, --version', 'print the version')
    .enablePositionalOptions()
    .configureHelp({ ...HELP, subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError()
    .exitOverride();
  for (const { name, description, load } of COMMANDS) {
    studio
      .command(name)
      .description(description)
      .helpOption(false)
      .argument('[arguments...]')
      .allowUnknownOption()
      .passThroughOptions()
      .action(async (rest: string[]) => {
        const command = (await load())();
        // Its help and its errors name the whole command.
        command.parent = studio;
        for (const each of [command, ...command.commands]) each.exitOverride().configureHelp(HELP);
        await command.parseAsync(rest, { from: 'user' });
      });
  }
  return studio.addHelpText(
    'after',
    '\n"studio COMMAND --help" has the options of a command; docs/cli.md has examples and exit codes.',
  );
}

/** `studio list | head` reads no further: that is not an error. A full disk is one. */
function endWithReader(): void {
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(EXIT.ok);
    remark(`The result cannot be written (${code}).`);
    process.exit(EXIT.failed);
  });
  process.stderr.on('error', () => undefined);
}
