import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const pdfjs = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * What pdf.js fetches by name while it draws: signs of the two symbol fonts, old encodings, decoders of scans. Other
 * fonts that a paper lacks come from the machine, so those of the library stay out, as does the engine for scripts of
 * a PDF, which are never run. They lie under the version, so that they may be kept for ever like all assets; in development they come
 * straight from node_modules.
 */
const pdfParts = (): Plugin => ({
  name: 'pdf-parts',
  apply: 'build',
  generateBundle() {
    const { version } = JSON.parse(readFileSync(path.join(pdfjs, 'package.json'), 'utf8'));
    for (const folder of ['cmaps', 'iccs', 'standard_fonts', 'wasm']) {
      for (const name of readdirSync(path.join(pdfjs, folder))) {
        if (/^(quickjs|Liberation|LICENSE_LIBERATION|Foxit(Fixed|Serif|Sans))/.test(name)) continue;
        const fileName = `assets/pdfjs-${version}/${folder}/${name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path.join(pdfjs, folder, name)) });
      }
    }
  },
});

/**
 * Windows 7 and 8 offices are held at Chrome 109. Nothing is inlined as a script or a data address, so that the
 * server's content security policy can stay `script-src 'self'; font-src 'self'`. The `#` imports come from
 * package.json.
 */
export default defineConfig({
  plugins: [react(), pdfParts()],
  build: {
    target: 'chrome109',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Libraries change more seldom than pages, so a new version of ours leaves them in the browser's cache.
    // pdf.js goes only to pages that draw a PDF.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'libraries', test: /node_modules[\\/](?!pdfjs-dist)/ }] },
      },
    },
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
