import { Argument, Command } from 'commander';
import type { CommandEntry } from './command-entry.js';

/** The words that may follow a word or two of `studio`. */
interface Words {
  /** Such as `brand try`. */
  readonly path: string;
  readonly words: readonly string[];
  /** Whether names of files may follow. */
  readonly files: boolean;
}

/** The arguments of commands that name files. */
const FILE_ARGUMENT = /^(files?|folder)$/;

const SHELLS = ['bash', 'zsh', 'fish'] as const;
const USAGE = `
Add it to your shell:
  bash  echo 'source <(studio completion bash)' >> ~/.bashrc
  zsh   echo 'source <(studio completion zsh)' >> ~/.zshrc
  fish  studio completion fish > ~/.config/fish/completions/studio.fish`;

/** `studio completion`: a script that completes commands, options and files. */
export function completionCommand(entries: readonly CommandEntry[]): Command {
  return new Command('completion')
    .description('Print a script for your shell that completes commands, options and files')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .addHelpText('after', USAGE)
    .action(async (shell: (typeof SHELLS)[number]) => {
      const words = await allWords(entries);
      process.stdout.write(shell === 'fish' ? fishScript(words) : bashScript(words, shell));
    });
}

async function allWords(entries: readonly CommandEntry[]): Promise<Words[]> {
  const commands = await Promise.all(entries.map(async ({ load }) => (await load())()));
  const first = { path: '', words: [...entries.map(({ name }) => name), '--help', '--version'], files: false };
  return [first, ...commands.flatMap((command) => wordsOf(command, ''))];
}

function wordsOf(command: Command, before: string): Words[] {
  const path = `${before} ${command.name()}`.trim();
  const options = command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long]));
  const words = [...command.commands.map((child) => child.name()), ...options, '--help'];
  const takesFiles = command.registeredArguments.some((argument) => FILE_ARGUMENT.test(argument.name()));
  const files = takesFiles || command.options.some(({ long }) => long === '--file');
  return [{ path, words, files }, ...command.commands.flatMap((child) => wordsOf(child, path))];
}

/** bash, and zsh by its own emulation of bash's completion. */
function bashScript(all: readonly Words[], shell: string): string {
  const cases = all
    .filter(({ path }) => path !== '')
    .map(({ path, words, files }) => `    "${path}") words="${words.join(' ')}"${files ? ' files=yes' : ''} ;;`);
  const first = all[0]?.words.join(' ') ?? '';
  const setUp =
    shell === 'zsh' ? 'autoload -U +X compinit && compinit -u\nautoload -U +X bashcompinit && bashcompinit\n' : '';
  return `${setUp}_studio() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="" files=""
  local one="\${COMP_WORDS[1]}" two="\${COMP_WORDS[1]} \${COMP_WORDS[2]}"
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${first}" -- "$current")); return; fi
  case "$two" in
${cases.filter((line) => / "\S+ \S+"\)/.test(line)).join('\n')}
  esac
  if [ -z "$words" ]; then case "$one" in
${cases.filter((line) => / "\S+"\)/.test(line)).join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _studio studio
`;
}

function fishScript(all: readonly Words[]): string {
  const lines = all.flatMap(({ path, words, files }) => {
    const seen = path.split(' ').filter(Boolean);
    const when =
      seen.length === 0
        ? '__fish_use_subcommand'
        : seen.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    const options = words.filter((word) => word.startsWith('--'));
    const commands = words.filter((word) => !word.startsWith('--'));
    return [
      ...(files ? [`complete -c studio -n '${when}' -F`] : []),
      ...commands.map((word) => `complete -c studio -n '${when}' -a ${word}`),
      ...options.map((word) => `complete -c studio -n '${when}' -l ${word.slice(2)}`),
    ];
  });
  // No files, but for the commands that take some.
  return `complete -c studio -f\n${lines.join('\n')}\n`;
}
