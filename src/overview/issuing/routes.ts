import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import type { FormName } from '#documents/templates/schema.ts';
import { printed } from '#documents/templates/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import type { MadeReport } from '#platform/reports.ts';
import { printOffThread } from '../worker.ts';

/** As what a report goes out. */
export const As = z.enum(['docx', 'pdf']).default('docx');

/** Gives out a report that was made, on the office's own look where it is to be changed, or only to be read. */
export async function sendIssued(
  { db }: Parts,
  viewer: Viewer,
  form: FormName,
  issued: MadeReport | null,
  as: z.infer<typeof As> = 'docx',
): Promise<Response> {
  if (!issued) throw problem('notFound');
  const { paper, name } = issued;
  if (as === 'pdf') return sendFile(await printOffThread(paper), `${name}.pdf`, 'application/pdf');
  return sendFile(await printed(db, viewer.office.id, form, paper), `${name}.docx`, DOCX);
}
