import '@mantine/core/styles.css';
import '@mantine/dropzone/styles.css';
import '@mantine/notifications/styles.css';
import './page.css';
import './text.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { pageNonce } from './nonce.js';
import { CannotStart } from './shell/cannot-start.js';
import { start } from './start.js';

setNonce(pageNonce());
// A question whose page was left before its answer came is abandoned on purpose.
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault();
});
const root = createRoot(document.getElementById('console')!);

async function show(): Promise<void> {
  try {
    root.render(<App {...(await start())} />);
  } catch (error) {
    root.render(<CannotStart error={error} onRetry={() => void show()} />);
  }
}

void show();
