import type { Context as HonoContext } from 'hono';
import { permitted } from '#accounts/session/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { takesFile } from '#platform/http/file-paths.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload } from '#platform/http/upload.ts';
import { readPermitted } from '../worker.ts';
import { Linted, LintFields } from './schema.ts';
import { lintOffThread } from './worker.ts';

export const lintPaths = {
  '/lint': {
    post: takesFile(
      { tag: 'documents', id: 'documents.lint', summary: 'Soát thể thức một tệp DOCX; tệp không được lưu' },
      Linted,
    ),
  },
};

/** Looks at a file and forgets it; one with a secrecy mark is not even looked at (design rule 9). */
export function lintRoutes(parts: Parts) {
  async function lint(c: HonoContext): Promise<Response> {
    await permitted({ ...parts, headers: c.req.raw.headers }, 'document.lint');
    const { name, bytes, fields } = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    const asked = LintFields.safeParse(fields);
    if (!asked.success) throw problem('badInput');
    orThrow(await readPermitted(bytes, name));
    const checked = await lintOffThread(bytes, asked.data);
    if (!checked)
      throw problem('refused', 'Tệp quá lớn để soát. Tệp không được lưu. Soát từng phần của văn bản.');
    if (!checked.ok) throw problem('refused', checked.message);
    const { regime, date, basis, findings } = checked;
    return c.json({ fileName: name, regime, date, basis, findings } satisfies Linted);
  }
  return { lint };
}
