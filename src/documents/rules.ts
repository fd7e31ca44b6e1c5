import { matchAgency } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';

// "Các sở: Kế hoạch và Đầu tư, Tài chính" names each by what follows the colon.
const GROUP = /^các\s+(sở|ban|phòng|huyện|xã|phường|cục|chi cục|hội)\s*:\s*(.+)$/iu;
const ARCHIVE = /^lưu\b/iu;

/**
 * The agencies that a line of the recipients names, as the directory calls them on the document's day. What it does
 * not know (a body of another level, "như trên", the archive) gives none: the line stays as written.
 */
export function recipientAgencies(line: string, agencies: Agency[], day: string): string[] {
  const words = line.trim().replace(/[.;,]+$/, '');
  if (ARCHIVE.test(words)) return [];
  const [, kind, members] = GROUP.exec(words) ?? [];
  const named = (name: string) => matchAgency(kind ? `${kind} ${name}` : name, agencies, day);
  const found = namesIn(members ?? words, (name) => named(name) !== null).flatMap(
    (name) => named(name)?.id ?? [],
  );
  return [...new Set(found)];
}

/** A line is one name, or names between commas; "và" parts two only where each of them is known. */
function namesIn(words: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(words)) return [words];
  const parts = words.split(/[,;]/).map((part) => part.trim());
  return parts.flatMap((part) => {
    if (isKnown(part)) return [part];
    const pair = part.split(/ và /u).map((one) => one.trim());
    return pair.every(isKnown) ? pair : [];
  });
}
