// How the console is built: static files below /console/, one chunk for each page.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** @param {string} path @param {string} entry */
const lib = (path, entry = 'index') => resolve(import.meta.dirname, '../../libs', path, `${entry}.ts`);

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  resolve: {
    alias: {
      '@guike/kernel': lib('kernel'),
      '@guike/contracts/http': lib('contracts/http'),
      '@guike/programme/text': lib('programme', 'text'),
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // As data in a style sheet they would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
