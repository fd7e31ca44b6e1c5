import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Windows 7 and 8 offices are held at Chrome 109. Nothing is inlined as a script or a data address, so that the
 * server's content security policy can stay `script-src 'self'; font-src 'self'`. The `#` imports come from
 * package.json.
 */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'chrome109',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Libraries change more seldom than pages, so a new version of ours leaves them in the browser's cache.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } },
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
