import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, parseAst } from 'vite';

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

/** Each beside its packed twins, so that the server packs nothing while people wait. Browsers take brotli over TLS only. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/\.(m?js|css|svg|wasm)$/.test(name)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(source) });
        this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(source, { level: 9 }) });
      }
    },
  },
});

/**
 * Making a shape does nothing else, which no bundler sees: said to it, a page takes of a room's shapes those it uses.
 * The address of every page is read by one, so all rooms would come with each of them.
 */
const shapes = (): Plugin => ({
  name: 'shapes',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /[\\/]schema\.ts$/ },
    handler(code) {
      const made = parseAst(code, { lang: 'ts' }).body.flatMap((line) => {
        const said = line.type === 'ExportNamedDeclaration' ? line.declaration : line;
        return said?.type === 'VariableDeclaration' ? said.declarations.map(({ init }) => init) : [];
      });
      for (const shape of made.reverse()) {
        if (shape?.type !== 'CallExpression') continue;
        const [before, after] = [code.slice(0, shape.start), code.slice(shape.end)];
        code = `${before}/* @__PURE__ */ (() => ${code.slice(shape.start, shape.end)})()${after}`;
      }
      return { code, map: null };
    },
  },
});

/** What a page brings itself, if it has a form, a list to choose from, a calendar, a PDF or a code to be scanned. */
const SELDOM =
  /@mantine[\\/](dates|form|core[\\/]esm[\\/]components[\\/](Combobox|Select))[\\/]|node_modules[\\/](dayjs|fast-deep-equal|klona|pdfjs-dist|qrcode)|ui[\\/](select-field|pick-list)/;

/** What every page draws with: all other libraries. */
const isShared = (id: string): boolean => id.includes('node_modules') && !SELDOM.test(id);

/** The house's own parts that most pages draw with: one file, not forty of a kilobyte each. */
const isHouse = (id: string): boolean => /(src|packages)[\\/].*\.(tsx?|css)$/.test(id) && !SELDOM.test(id);

/**
 * Windows 7 and 8 offices are held at Chrome 109. Nothing is inlined as a script or a data address, so that the
 * server's content security policy can stay `script-src 'self'; font-src 'self'`. The `#` imports come from
 * package.json.
 */
export default defineConfig({
  plugins: [react(), shapes(), pdfParts(), packed()],
  build: {
    target: 'chrome109',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // A page's parts are found as it is read; only its looks must be there before it is drawn.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, parts) => parts.filter((part) => part.endsWith('.css')),
    },
    // Libraries change more seldom than pages, so a new version of ours leaves them in the browser's cache.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: isShared },
            { name: 'house', test: isHouse, minShareCount: 8 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
