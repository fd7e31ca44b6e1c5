import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import type { School } from '#accounts/schools/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { hashed } from '#platform/files/hashed.ts';
import type { FileStore } from '#platform/files/store.ts';
import { streamed } from '#platform/files/streamed.ts';
import { LARGEST_ZIP, type ZipPart, zip } from '#platform/files/zip.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { writeSheet } from '#platform/sheets/write.ts';
import { horizonFor, stateOf, windowOf } from '../evidence/rules.ts';
import type { Evidence } from '../evidence/schema.ts';
import { expiringDays } from '../listing/store.ts';
import type { Round } from '../rounds/schema.ts';
import { assessedOf, listRounds } from '../rounds/store.ts';
import { readSet } from '../sets/store.ts';
import { indexPaper } from './forms.ts';
import { filesIn, indexOf } from './rules.ts';
import type { Dossier, Filed, IndexLine } from './schema.ts';
import { indexSheet } from './sheets.ts';
import { evidenceBehind } from './store.ts';

const ZIP = 'application/zip';

export const dossierPaths = {
  '/standards/dossier': {
    get: sendsFile(
      {
        ...{ tag: 'standards', id: 'evidence.dossier', summary: 'Hồ sơ minh chứng của một đợt, một tệp ZIP' },
        query: { round: 'Đợt đánh giá; bỏ trống là đợt mới nhất', criterion: 'Chỉ một tiêu chí' },
      },
      ZIP,
    ),
  },
};

const Asked = z.object({
  round: z.uuid().optional(),
  criterion: z.coerce.number().int().min(1).max(99).optional(),
});
type Asked = z.infer<typeof Asked>;

/** The dossier of a round: made while it is sent, so that it lies nowhere whole. */
export function dossierRoutes(parts: Parts) {
  async function dossier(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');
    const asked = Asked.safeParse(c.req.query());
    if (!asked.success) throw problem('badInput');
    const school = await schoolFor(parts.db, viewer);
    const found = await dossierOf(parts.db, viewer, school, asked.data);
    const lines = indexOf(found);
    refuseTooLarge(lines);
    const paper = indexPaper(found, lines, await letterheadOf(parts.db, viewer, school));
    const made = archive(
      parts.files,
      found,
      lines,
      await printed(parts.db, viewer.office.id, 'dossier-index', paper),
    );
    return streamed(zip(made), `ho-so-minh-chung-${found.asOf}.zip`, ZIP);
  }
  return { dossier };
}

async function roundFor(db: Db, school: School, { round: asked }: Asked): Promise<Round> {
  const rounds = await listRounds(db, school.id);
  const round = asked ? rounds.find(({ id }) => id === asked) : rounds[0];
  if (!round)
    throw problem(
      'notFound',
      'Chưa có đợt tự đánh giá này nên chưa lập được hồ sơ. Mở đợt ở trang Đợt đánh giá rồi tải lại.',
    );
  return round;
}

async function dossierOf(db: Db, viewer: Viewer, school: School, asked: Asked): Promise<Dossier> {
  const round = await roundFor(db, school, asked);
  const set = await readSet(db, viewer.office.id, round.setId);
  if (!set) throw problem('notFound');
  const assessed = await assessedOf(db, viewer.office.id, round);
  const behind = await evidenceBehind(db, school.id, round);
  const windows = new Map(set.indicators.map((one) => [one.id, windowOf(one.windowYears, round.asOf)]));
  const soonDays = await expiringDays(db, school.id);
  // A closed round is looked at on the day of its figures, whenever that is asked.
  const day = round.closedAt ? round.asOf : viewer.today;
  const file = (one: Evidence): Filed => {
    const horizon = horizonFor(one, { asOf: round.asOf, windows }, soonDays);
    return { ...one, state: stateOf(one, day, horizon), file: one.revisions.at(-1) ?? null };
  };
  const { criterion } = asked;
  return {
    ...{ school: school.name, setName: set.name, isPractice: set.isPractice, criteria: set.criteria },
    ...{ roundName: round.name, asOf: round.asOf, isClosed: round.closedAt !== null },
    sheaves: assessed
      .filter(({ indicator }) => !criterion || indicator.criterion === criterion)
      .map(({ indicator: { id, criterion, code, name }, result }) => ({
        ...{ criterion, code, name, result },
        evidence: (behind.get(id) ?? []).map(file),
      })),
  };
}

/** Sizes are told before anything is sent: an archive that cannot be closed is never begun. */
function refuseTooLarge(lines: IndexLine[]): void {
  const files = filesIn(lines);
  const bytes = files.reduce((sum, { file }) => sum + file.size + 1000, 0);
  if (bytes < LARGEST_ZIP.bytes * 0.99 && files.length + 3 < LARGEST_ZIP.parts) return;
  throw problem(
    'tooLarge',
    'Hồ sơ lớn hơn 4 GB nên không gói được thành một tệp ZIP. Tải từng tiêu chí ở trang Minh chứng.',
  );
}

async function letterheadOf(db: Db, { office, today }: Viewer, { id, name, shortName }: School) {
  const agencies = await listAgencies(db, office.id);
  const own = agencies.find((one) => one.id === id);
  const above = agencies.find((one) => one.id === own?.parentId);
  return {
    ...{ regime: own?.regime ?? office.regime, superior: above ? nameOn(above, today).name : null },
    ...{ issuer: name, symbol: shortName, place: office.place, printedOn: today },
  };
}

const INDEX = '00-muc-luc-ho-so-minh-chung';

/** The index on top, then the files in its order, then the hash of each part: what `sha256sum -c` reads. */
function* archive(
  files: FileStore,
  dossier: Dossier,
  lines: IndexLine[],
  paper: Uint8Array,
): Generator<ZipPart> {
  const hashes: string[] = [];
  const noted = (name: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, known?: string) => ({
    name,
    content: hashed(pieces, (sha256) => {
      // Never a file other than the one that was appraised.
      if (known && known !== sha256) throw new Error(`a file of evidence has changed in the store: ${known}`);
      hashes.push(`${sha256}  ${name}\n`);
    }),
  });
  yield noted(`${INDEX}.docx`, [paper]);
  yield noted(`${INDEX}.xlsx`, writeSheet(indexSheet(dossier, lines)));
  for (const { path, file } of filesIn(lines)) yield noted(path, bytesOf(files, file.fileId), file.sha256);
  yield { name: 'manifest-sha256.txt', content: hashes };
}

async function* bytesOf(files: FileStore, id: string) {
  yield await files.get(id);
}
