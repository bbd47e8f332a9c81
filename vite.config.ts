import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { engineTextPlugin } from './scripts/engine-text-plugin.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Shared by the build (`scripts/build.mjs`) and the browser tests (`web-test-runner.config.mjs`). */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  resolve: {
    // tfjs without its 150 chained operators: 20 kB gzip instead of 65.
    alias: [
      { find: /^@tensorflow\/tfjs-core$/, replacement: path('src/engine/learner/tf-core.ts') },
    ],
  },
  plugins: [engineTextPlugin()],
  build: {
    target: 'es2022',
    // Licence comments are shipped in one file, THIRD-PARTY-NOTICES.
    rolldownOptions: { output: { comments: { legal: false } } },
  },
});
