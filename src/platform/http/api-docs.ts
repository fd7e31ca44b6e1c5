import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AnyRouter } from '@orpc/server';
import type { Hono } from 'hono';
import { API, describeApi, type FilePaths } from './api.ts';

const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const PARTS: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

const PAGE = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Giao diện lập trình - Đôn Đốc</title>
<link rel="stylesheet" href="${API}/docs/swagger-ui.css">
<main id="docs"></main>
<script src="${API}/docs/swagger-ui-bundle.js"></script>
<script src="${API}/docs/start.js"></script>
</html>`;

/** Nothing is asked of another host: no validator, no address but our own. */
const START = `SwaggerUIBundle({ url: '${API}/openapi.json', domNode: document.getElementById('docs'), deepLinking: true, validatorUrl: null });`;

/** The document of the API and the page to read it on, from this host alone. Neither says anything of an office. */
export function serveApiDocs(app: Hono, router: AnyRouter, files: FilePaths): void {
  const describe = async () => {
    const { version } = JSON.parse(
      await readFile(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
    );
    return describeApi(router, files, version);
  };
  // Made when somebody asks for the first time, not at each start.
  let described: ReturnType<typeof describe> | undefined;
  app.get(`${API}/openapi.json`, async (c) => {
    described ??= describe();
    return c.json(await described);
  });
  app.get(`${API}/docs`, (c) => c.html(PAGE));
  app.get(`${API}/docs/start.js`, (c) => c.body(START, 200, { 'content-type': 'text/javascript' }));
  for (const [part, type] of Object.entries(PARTS))
    app.get(`${API}/docs/${part}`, async (c) =>
      c.body(await readFile(path.join(swagger, part), 'utf8'), 200, { 'content-type': type }),
    );
}
