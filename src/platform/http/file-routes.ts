import type { Hono, Context as HonoContext } from 'hono';
import { API, type FilePaths } from './api.ts';

/** A route that carries bytes, outside the typed ones. */
export interface FileRoute {
  method: 'get' | 'post';
  /** Below the door: '/topics.xlsx', '/topics/:id/paper.docx'. */
  path: string;
  handle(c: HonoContext): Promise<Response>;
  /** What the document for programs says of it (`sendsFile`, `takesFile`); null: for our pages alone. */
  described: object | null;
}

/** Opens them for our pages, and for programs those that are described; gives what the document says of these. */
export function serveFiles(app: Hono, routes: FileRoute[]): FilePaths {
  const paths: FilePaths = {};
  for (const { method, path, handle, described } of routes) {
    app[method](`/api${path}`, handle);
    if (!described) continue;
    app[method](`${API}${path}`, handle);
    const named = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[named] = { ...paths[named], [method]: described };
  }
  return paths;
}
