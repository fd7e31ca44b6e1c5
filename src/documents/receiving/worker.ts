import { type EdxmlDocument, faultsOf, writeEdxml } from '@dondoc/edxml';
import { ORPCError } from '@orpc/server';
import { type Refusal, refuse } from '#platform/http/problems.ts';
import { mainFile } from '../edxml/rules.ts';
import type { PackageFile } from '../edxml/schema.ts';
import { DECLARATION, type Declaration } from '../marks/schema.ts';
import { wasPurged } from '../purge/store.ts';
import { takeIn } from '../routes.ts';
import { judgeFile, readPermitted, sha256 } from '../worker.ts';
import type { Desk, TakenFile } from './schema.ts';

export type Looked =
  /** A secret, or red marks that a person must name: nothing is kept. */
  | { end: 'secret' | 'held' }
  | {
      end: 'kept';
      /** What may be kept of the package: whole, or without the files that nobody could look into. */
      kept: Uint8Array | null;
      attachments: PackageFile[];
      documentId: string | null;
      /** False where the same file stood here before. */
      madeDocument: boolean;
    };

type Attachment = EdxmlDocument['attachments'][number];

/**
 * The look for secrets into every file of a package, as into an upload (design rule 9); what cannot be read is not
 * kept. The document of a directive is taken in last, when all others are known to be clean.
 */
export async function look(
  desk: Desk,
  file: TakenFile,
  said: EdxmlDocument,
  declaration: Declaration | null,
): Promise<Looked> {
  const hashed = said.attachments.map((one) => ({ ...one, hash: sha256(one.bytes) }));
  const listed = hashed.map(({ name }) => ({ name, why: null }));
  const taken = said.steering === 2 && said.business !== 'recall' ? mainFile(listed) : -1;
  const whys: (string | null)[] = [];
  for (const [at, attachment] of hashed.entries()) {
    const fault = at === taken ? null : await faultIn(desk, attachment, declaration);
    const end = fault && endOf(fault);
    if (end) return { end };
    whys[at] = fault && whyOf(fault);
  }
  let made: Made | null = null;
  const main = said.attachments[taken];
  if (main) {
    const fault = await takeMain(desk, main, declaration);
    if ('documentId' in fault) made = fault;
    else {
      const end = endOf(fault);
      if (end) return { end };
      whys[taken] = whyOf(fault);
    }
  }
  const { documentId, alreadyHere } = made ?? { documentId: null, alreadyHere: true };
  const attachments = hashed.map(({ name, bytes, hash }, at) => ({
    ...{ name, size: bytes.length, why: whys[at] ?? null, sha256: hash },
  }));
  const kept = keptOf(file, said, attachments);
  return { end: 'kept', attachments, documentId, madeDocument: !alreadyHere, kept };
}

interface Made {
  documentId: string;
  alreadyHere: boolean;
}

const whyOf = ({ message }: Refusal): string => message ?? 'Tệp không đọc được.';

const endOf = ({ code }: Refusal): 'secret' | 'held' | null =>
  code === 'secret' ? 'secret' : code === 'mustDeclare' ? 'held' : null;

async function faultIn(
  { parts, by }: Desk,
  { name, bytes, hash }: TakenFile,
  declaration: Declaration | null,
): Promise<Refusal | null> {
  if (await wasPurged(parts.db, by.office.id, hash)) return refuse('secret');
  const judged = await judgeFile(bytes, name, declaration);
  if (!judged.ok) return judged;
  const read = await readPermitted(bytes, name);
  return read.ok ? null : read;
}

/** The document, or why it was not taken in. */
async function takeMain(
  { parts, by, above }: Desk,
  { name, bytes }: Attachment,
  declaration: Declaration | null,
): Promise<Made | Refusal> {
  const fields = declarationFields(declaration);
  try {
    return await takeIn(parts, by, { name, bytes, fields }, above.onRead);
  } catch (error) {
    if (!(error instanceof ORPCError) || error.status >= 500) throw error;
    return refuse(error.code as Refusal['code'], error.message, error.data);
  }
}

/** What was declared of the marks, as an upload says it. */
export const declarationFields = (declaration: Declaration | null): Record<string, string> =>
  declaration ? { [DECLARATION]: [declaration].flat().join(',') } : {};

/** The package as it came, or written anew without what could not be looked into; null where that cannot be done. */
function keptOf({ bytes }: TakenFile, said: EdxmlDocument, looked: PackageFile[]): Uint8Array | null {
  if (looked.every(({ why }) => why === null)) return bytes;
  const clean = { ...said, attachments: said.attachments.filter((_, at) => looked[at]?.why === null) };
  return faultsOf(clean).length === 0 ? writeEdxml(clean) : null;
}
