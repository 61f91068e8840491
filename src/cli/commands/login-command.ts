import { Command } from 'commander';
import { Fault } from '../../platform/fault.js';
import { addressOf, connection } from '../engine/connection.js';
import { EngineApi } from '../engine/engine-api.js';
import { signIn } from '../engine/session.js';
import { forgetLogin, loginPath, type StoredLogin, storeLogin } from '../engine/stored-login.js';
import { ask, readStdin } from '../output/ask.js';
import { print, printJson, remark } from '../output/print.js';

interface LoginFlags {
  readonly url?: string;
  readonly email?: string;
  readonly passwordStdin?: boolean;
  readonly keyStdin?: boolean;
  readonly key?: boolean;
  readonly json?: boolean;
}

/** `studio login`: keeps an account or a secret key for further commands. */
export function loginCommand(): Command {
  return new Command('login')
    .description(`Sign in with an account of the project, or with its secret key; kept in ${loginPath()}`)
    .option('--url <address>', 'the engine')
    .option('--email <address>', 'the account')
    .option('--password-stdin', 'read the password from standard input')
    .option('--key', 'ask for the secret key of the project instead of an account')
    .option('--key-stdin', 'read the secret key from standard input')
    .option('--json', 'JSON for scripts')
    .action(login);
}

/** `studio logout`: forgets it. */
export function logoutCommand(): Command {
  return new Command('logout')
    .description('Forget the account or key of "studio login"')
    .option('--json', 'JSON for scripts')
    .action(async ({ json }: { json?: boolean }) => {
      const there = await forgetLogin();
      if (json) printJson({ forgotten: there });
      else print(there ? `${loginPath()} is deleted.` : 'Nobody was signed in.');
    });
}

async function login(flags: LoginFlags): Promise<void> {
  const url = await addressIn(flags);
  const byKey = flags.key === true || flags.keyStdin === true;
  const login: StoredLogin = byKey
    ? { url, secretKey: await keyIn(flags) }
    : { url, session: await sessionIn(url, flags) };
  const token = login.secretKey ?? login.session?.accessToken ?? null;
  // The engine says whether it takes it, before anything is kept.
  const api = new EngineApi({ url, token: async () => token, userId: null, source: 'studio login' });
  await api.rest('GET', '/v1/jobs?limit=1');
  await storeLogin(login);
  const who = login.session?.email ?? 'the secret key';
  if (flags.json) printJson({ url, as: login.session?.email ?? null, kept_in: loginPath() });
  else print(`Signed in at ${url} as ${who}. The login is stored in ${loginPath()}, which only you can read.`);
}

/** The engine that is named, else the one that other commands would ask. */
async function addressIn({ url }: LoginFlags): Promise<string> {
  if (url !== undefined) return addressOf(url);
  const known = await connection({}).catch((error: unknown) => {
    const fault = Fault.from(error);
    if (fault.code === 'BAD_REQUEST') throw fault;
    // A session that has ended, or a file that cannot be read, is a reason to sign in again.
    if (fault.code !== 'UNAVAILABLE') remark(fault.message);
    return null;
  });
  return known?.url ?? addressOf(await ask('Address of the engine: ', { option: '--url' }));
}

async function keyIn({ keyStdin }: LoginFlags): Promise<string> {
  const key =
    keyStdin === true ? await readStdin() : await ask('Secret key: ', { hidden: true, option: '--key-stdin' });
  if (/^(sb_secret_[\w-]+|eyJ[\w-]+\.[\w-]+\.[\w-]+)$/.test(key)) return key;
  throw new Fault(
    'BAD_REQUEST',
    'This is not a secret key. A secret key begins with sb_secret_, or with eyJ for the older service_role key.',
  );
}

async function sessionIn(url: string, { email, passwordStdin }: LoginFlags) {
  const address = email ?? (await ask('E-mail address: ', { option: '--email' }));
  const password =
    passwordStdin === true ? await readStdin() : await ask('Password: ', { hidden: true, option: '--password-stdin' });
  return signIn(url, address, password);
}
