import type { EdxmlDocument, EdxmlStatus } from '@dondoc/edxml';
import { secrecyMark } from '@dondoc/reader';

type Worded =
  | Pick<EdxmlStatus, 'kind' | 'description'>
  | (Pick<EdxmlDocument, 'kind' | 'subject' | 'content' | 'type' | 'reason'> & {
      attachments: readonly Pick<EdxmlDocument['attachments'][number], 'description'>[];
    });

/** A secrecy mark in the words of a package itself; its files are looked at one by one. */
export function secrecyIn(said: Worded): string | null {
  if (said.kind === 'status') return firstMark([said.description]);
  const { subject, content, type, reason, attachments } = said;
  return firstMark([subject, content, type.name, reason, ...attachments.map((one) => one.description)]);
}

export function firstMark(words: readonly unknown[]): string | null {
  for (const said of words) {
    const mark = typeof said === 'string' ? secrecyMark(said) : null;
    if (mark) return mark;
  }
  return null;
}
