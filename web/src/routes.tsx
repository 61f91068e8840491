import { createBrowserRouter, type RouteObject } from 'react-router';
import { SignInPage } from './pages/sign-in/sign-in-page.js';
import { AdminsOnly } from './shell/admins-only.js';
import { BrokenPage } from './shell/broken-page.js';
import { NoSuchPage } from './shell/no-such-page.js';
import { Shell } from './shell/shell.js';

/** For operators. */
const ADMIN_PAGES: RouteObject[] = [
  {
    path: 'overview',
    lazy: async () => ({ Component: (await import('./pages/overview/overview-page.js')).OverviewPage }),
  },
  {
    path: 'failures',
    lazy: async () => ({ Component: (await import('./pages/failures/failures-page.js')).FailuresPage }),
  },
  {
    path: 'brand-bibles',
    lazy: async () => ({ Component: (await import('./pages/brand-bibles/brand-bibles-page.js')).BrandBiblesPage }),
  },
  {
    path: 'users',
    lazy: async () => ({ Component: (await import('./pages/users/users-page.js')).UsersPage }),
  },
  {
    path: 'operations',
    lazy: async () => ({ Component: (await import('./pages/operations/operations-page.js')).OperationsPage }),
  },
];

/** A folder a page: each is loaded when it is first opened. The engine answers the same addresses (`console.controller.ts`). */
const PAGES: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./pages/recordings/recordings-page.js')).RecordingsPage }),
  },
  {
    path: 'recordings/:id',
    lazy: async () => ({ Component: (await import('./pages/recording/recording-page.js')).RecordingPage }),
  },
  {
    path: 'review',
    lazy: async () => ({ Component: (await import('./pages/review/review-page.js')).ReviewPage }),
  },
  {
    path: 'webhooks',
    lazy: async () => ({ Component: (await import('./pages/webhooks/webhooks-page.js')).WebhooksPage }),
  },
  { path: 'admin', Component: AdminsOnly, children: ADMIN_PAGES },
  { path: '*', Component: NoSuchPage },
];

/** Every state of each page, for screenshots; without an engine's data. No page links to them. */
const STATES: RouteObject = {
  path: 'states/:state?',
  lazy: async () => ({ Component: (await import('./pages/states/states-page.js')).StatesPage }),
  HydrateFallback: Nothing,
};

export function makeRouter() {
  return createBrowserRouter([
    { path: 'sign-in', Component: SignInPage, errorElement: <BrokenPage /> },
    STATES,
    { path: '/', Component: Shell, errorElement: <BrokenPage />, children: PAGES, HydrateFallback: Nothing },
  ]);
}

/** The frame appears with its first page. */
function Nothing() {
  return null;
}
