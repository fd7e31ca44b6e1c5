/** A page saved with its pictures (MHTML, RFC 2557) or a letter: parts, each with its own header fields. */

interface Part {
  fields: Map<string, string>;
  body: Buffer;
}

const deepest = 8;

/** The first part that is a page, or else plain text; its bytes and the character set it names. */
export function findPage(
  message: Buffer,
): { bytes: Buffer; charset: string | undefined; html: boolean } | undefined {
  const parts = partsOf(message, 0);
  const find = (type: string) =>
    parts.find((part) => (part.fields.get('content-type') ?? '').toLowerCase().startsWith(type));
  const page = find('text/html');
  const found = page ?? find('text/plain');
  if (!found) return undefined;
  const charset = parameter(found.fields.get('content-type'), 'charset');
  return { bytes: decoded(found), charset, html: page !== undefined };
}

function partsOf(message: Buffer, depth: number): Part[] {
  const part = readPart(message);
  const boundary = parameter(part.fields.get('content-type'), 'boundary');
  const many = (part.fields.get('content-type') ?? '').toLowerCase().startsWith('multipart/');
  if (!many || !boundary || depth > deepest) return [part];
  return cut(part.body, `--${boundary}`).flatMap((inner) => partsOf(inner, depth + 1));
}

/** The stretches between the boundaries of a body. */
function cut(body: Buffer, boundary: string): Buffer[] {
  const found: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(boundary); at >= 0; at = body.indexOf(boundary, at + boundary.length)) {
    if (at > 0 && body[at - 1] !== 10) continue;
    if (start >= 0) found.push(body.subarray(start, at));
    const line = body.indexOf('\n', at);
    if (line < 0 || body.toString('latin1', at + boundary.length, at + boundary.length + 2) === '--')
      return found;
    start = line + 1;
  }
  if (start >= 0) found.push(body.subarray(start));
  return found;
}

function readPart(message: Buffer): Part {
  const head = message.toString('latin1', 0, 64 * 1024);
  const end = /\r?\n\r?\n/.exec(head);
  const size = end ? end.index : head.length;
  const fields = new Map<string, string>();
  for (const line of head
    .slice(0, size)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { fields, body: message.subarray(end ? end.index + end[0].length : message.length) };
}

const parameter = (field: string | undefined, name: string): string | undefined => {
  const found = new RegExp(`${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field ?? '');
  return found?.[1] ?? found?.[2];
};

function decoded({ fields, body }: Part): Buffer {
  const way = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  if (way === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (way !== 'quoted-printable') return body;
  const text = body
    .toString('latin1')
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}
