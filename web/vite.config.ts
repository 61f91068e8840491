import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const ENGINE = process.env.ENGINE_URL ?? 'http://127.0.0.1:8080';
/** What the engine answers while Vite serves the page (`npm run dev` here, beside a running engine). */
const PROXY = ['/v1', '/graphql', '/console/settings.json'];

export default defineConfig(({ command }) => ({
  base: command === 'build' ? '/console/' : '/',
  plugins: [react()],
  resolve: {
    alias: { '@supabase/realtime-js': fileURLToPath(new URL('./src/session/no-realtime.ts', import.meta.url)) },
  },
  server: { proxy: Object.fromEntries(PROXY.map((path) => [path, { target: ENGINE, ws: path === '/graphql' }])) },
  build: {
    outDir: process.env.CONSOLE_OUT ?? 'dist',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    target: 'es2022',
    // light-dark() as it is written: what a compiler puts in its place does not follow the switch of colours.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // A test measures what is loaded first.
    chunkSizeWarningLimit: 1_200,
    sourcemap: false,
    rolldownOptions: { output: { hashCharacters: 'hex' } },
  },
}));
