import type { Regime } from '#accounts/schema.ts';
import { roomClient } from '#platform/http/client.ts';
import type { templatesRouter } from './routes.ts';
import { type FormName, TemplateTaken } from './schema.ts';

export const templatesApi = roomClient<typeof templatesRouter>();

export const starterHref = (form: FormName, regime: Regime) =>
  `/api/templates/${form}/starter.docx?regime=${regime}`;
export const originalHref = (id: string) => `/api/template-versions/${id}/original.docx`;
export const previewHref = (form: FormName, regime: Regime, version: string | null) =>
  `/api/templates/${form}/preview.docx?regime=${regime}${version ? `&version=${version}` : ''}`;

/** Sends a file to become a template; what is wrong with it is an answer, not an error. */
export async function sendTemplate(form: FormName, regime: Regime, file: File): Promise<TemplateTaken> {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await fetch(`/api/templates/${form}?regime=${regime}`, { method: 'POST', body });
  const said = await answer.json().catch(() => ({ message: 'Máy chủ trả lời không rõ. Thử lại.' }));
  if (!answer.ok) throw new Error(said.message);
  return TemplateTaken.parse(said);
}
