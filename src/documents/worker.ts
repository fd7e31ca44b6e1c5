import { createHash } from 'node:crypto';
import { readFile } from '@dondoc/intake';
import { type Extraction, readDocument, secrecyMark } from '@dondoc/reader';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads an office file: bytes to text in a process of its own that can be killed, then the secrecy gate, then
 * the reader. Nothing is stored here. A file with a secrecy mark is refused before anything else sees it
 * (Luật 117/2025/QH15; design rule 9).
 */
export async function readOfficialFile(
  bytes: Uint8Array,
  name: string,
  agencies: string[] = [],
): Promise<Outcome<Extraction>> {
  const intake = await readFile(bytes, name);
  if (!intake.ok) return refuse(intake.reason === 'too-large' ? 'tooLarge' : 'refused', intake.message);
  const { mediaType, method, encoding, text, pages, warnings } = intake.value;
  const mark = secrecyMark(text);
  if (mark) return refuse('refused', secrecyRefusal(mark));
  const reading = readDocument(text, { agencies });
  return ok({
    contract: 'dondoc.extraction/1',
    source: { file: name, sha256: sha256(bytes), mediaType, method, encoding, pages, warnings },
    text,
    ...reading,
  });
}

export const secrecyRefusal = (mark: string): string =>
  `Tệp có dấu ${mark} nên không được nhận. Tệp chưa được lưu ở bất cứ đâu. Xử lý văn bản này theo chế độ bảo vệ bí mật nhà nước.`;
