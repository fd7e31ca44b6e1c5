import { z } from 'zod';
import { Day, type Viewer } from '#accounts/schema.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { insertDossier, putIn } from '../dossiers/store.ts';
import { linkDocuments } from '../links/store.ts';
import { splitNumber } from '../numbering/rules.ts';
import { insertSetting, insertTerm } from '../numbering/store.ts';
import { Urgency } from '../registers/schema.ts';
import { cancelEntry, insertSettled, registerIncoming, registerOutgoing } from '../registers/store.ts';

const Line = z.object({
  number: z.string(),
  issuer: z.string().optional(),
  type: z.string(),
  typeName: z.string(),
  issuedOn: Day,
  movedOn: Day,
  registeredOn: Day,
  subject: z.string(),
  pages: z.number(),
  copies: z.number().default(1),
  toWhom: z.string(),
  urgency: Urgency.optional(),
  dueOn: Day.optional(),
  answers: z.string().optional(),
  rests: z.string().optional(),
  settled: z.object({ on: Day, how: z.string() }).optional(),
  cancelled: z.string().optional(),
  dossier: z.string().optional(),
});
const File = z.object({
  source: z.string(),
  term: z.object({ name: z.string(), startsOn: Day, endsOn: Day.nullable() }),
  symbol: z.string(),
  dossiers: z.array(
    z.object({ code: z.string(), title: z.string(), keepUntil: Day.nullable(), handOverOn: Day.nullable() }),
  ),
  in: z.array(Line),
  out: z.array(Line),
});

export async function isRegisterBegun(db: Db, officeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('registerEntry')
    .select('id')
    .where('officeId', '=', officeId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Days are those of the file; nothing depends on when it is loaded. */
export async function loadExampleRegisters(tx: Tx, viewer: Viewer): Promise<void> {
  const file = File.parse(await readData('example/so-van-ban'));
  const by = { officeId: viewer.office.id, madeBy: viewer.userId };
  await insertTerm(tx, by, file.term);
  await insertSetting(tx, by, { stateOut: 'perType', partyIn: 'year', ownSymbol: file.symbol, isOwn: true });
  const dossiers = new Map<string, string>();
  for (const one of file.dossiers) {
    const id = await insertDossier(tx, by, one);
    if (id) dossiers.set(one.code, id);
  }
  const lines = [
    ...file.in.map((line) => ({ line, book: 'in' as const })),
    ...file.out.map((line) => ({ line, book: 'out' as const })),
  ];
  for (const { line, book } of lines.toSorted((a, b) =>
    a.line.registeredOn.localeCompare(b.line.registeredOn),
  )) {
    const { number, registeredOn, answers, rests, settled, cancelled, dossier, ...rest } = line;
    const paper = {
      ...rest,
      ...splitNumber(number),
      urgency: rest.urgency ?? null,
      issuer: rest.issuer ?? viewer.office.name,
    };
    const enter = book === 'in' ? registerIncoming : registerOutgoing;
    const entryId = await enter(tx, viewer, paper, { registeredOn });
    const tie = { from: { entryId }, origin: 'person' as const };
    if (answers) await linkDocuments(tx, viewer, { ...tie, to: { number: answers }, kind: 'answers' });
    if (rests) await linkDocuments(tx, viewer, { ...tie, to: { number: rests }, kind: 'implements' });
    if (settled) await insertSettled(tx, { ...by, entryId, settledOn: settled.on, how: settled.how });
    if (cancelled) await cancelEntry(tx, entryId, { by: viewer.userId, why: cancelled, day: registeredOn });
    const held = dossier && dossiers.get(dossier);
    if (held) await putIn(tx, by, held, entryId);
  }
}
