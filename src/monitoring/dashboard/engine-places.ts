import { ENGINE_VERSION } from '../../platform/engine-version.js';

/** What a program that asks for `/` is sent: where everything is. */
export const ENGINE_PLACES = {
  name: 'Evolution Studios Engine',
  about: 'Turns studio audio into text that can be published.',
  version: ENGINE_VERSION,
  links: { console: '/', graphql: '/graphql', docs: '/docs', ready: '/health/ready', metrics: '/metrics' },
} as const;
