import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { Navigate, useLocation } from 'react-router';
import { useParts } from '../../parts-context.js';
import { useSession } from '../../session/session.js';
import { useSignIn } from './use-sign-in.js';

/** Where somebody signs in with the account of the Supabase project. */
export function SignInPage() {
  const { settings } = useParts();
  const { account } = useSession();
  const { state } = useLocation();
  const form = useSignIn();
  if (account) return <Navigate to={(state as { from?: string } | null)?.from ?? '/'} replace />;
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper withBorder shadow="sm" p="xl" w="100%" maw={420}>
        <form onSubmit={form.submit}>
          <Stack>
            <div>
              <Title order={1} size="h3">
                Sign in
              </Title>
              <Text size="sm" c="dimmed">
                Evolution Studios: your recordings as text that can be published.
              </Text>
            </div>
            {form.problem === null ? null : (
              <Alert color="red" variant="light" role="alert">
                {form.problem}
              </Alert>
            )}
            <TextInput
              label="E-mail address"
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={form.email}
              onChange={(event) => form.setEmail(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              required
              value={form.password}
              onChange={(event) => form.setPassword(event.currentTarget.value)}
            />
            <Button type="submit" loading={form.busy}>
              Sign in
            </Button>
            {settings.localMode ? (
              <Text size="sm" c="dimmed">
                Local mode has two accounts, admin@example.com and user@example.com. Their passwords are on the screen
                that started the engine and in local.json of its data folder (.studio).
              </Text>
            ) : (
              <Text size="sm" c="dimmed">
                No account, or forgot your password? Ask an admin of your studio.
              </Text>
            )}
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
