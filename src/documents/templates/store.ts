import { type OfficialDocument, writeDocument } from '@dondoc/writer';
import { Regime } from '#accounts/schema.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { formLabels } from './labels.ts';
import { FormName, type TemplateFinding, type TemplateForce, type TemplateVersion } from './schema.ts';
import { fillOffThread } from './worker.ts';

/**
 * The bytes of a paper (DOCX). Every paper goes out through here, so that an office's own look can be laid on it: that
 * of the paper's regime, for a school's State letter is never printed under the Party's head. Where that fails nothing is printed: a paper must not go out in a look that the office did not choose.
 */
export async function printed(
  db: Db,
  officeId: string,
  form: FormName,
  document: OfficialDocument,
): Promise<Uint8Array> {
  const template = await templateInForce(db, officeId, form, document.regime);
  if (!template) return writeDocument(document);
  const filled = await fillOffThread(template.bytes, document);
  if (filled.ok) return filled.bytes;
  await insertFailure(db, template.id, filled.message);
  throw problem(
    'refused',
    `Không in được văn bản trên mẫu «${template.name}» (bản ${template.version}) của «${formLabels[form]}»: ${filled.message} Chưa có văn bản nào được in. Vào Mẫu văn bản để sửa mẫu hoặc trở lại mẫu sẵn có.`,
  );
}

const bytesOf = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'base64'));

/** The template a form is printed on now in papers of a regime; null for the built-in look. */
async function templateInForce(db: Db, officeId: string, form: FormName, regime: Regime) {
  const row = await db
    .selectFrom('paperTemplateForce as force')
    .leftJoin('paperTemplate as template', 'template.id', 'force.templateId')
    .select(['template.id', 'template.name', 'template.version', 'template.content'])
    .where('force.officeId', '=', officeId)
    .where('force.form', '=', form)
    .where('force.regime', '=', regime)
    .orderBy('force.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row?.id || row.name === null || row.version === null || row.content === null) return null;
  return { id: row.id, name: row.name, version: row.version, bytes: bytesOf(row.content) };
}

async function insertFailure(db: Db, templateId: string, message: string): Promise<void> {
  await db.insertInto('paperTemplateFailure').values({ templateId, message }).execute();
}

interface NewTemplate {
  officeId: string;
  form: FormName;
  regime: Regime;
  name: string;
  sha256: string;
  bytes: Uint8Array;
  warnings: TemplateFinding[];
  createdBy: string | null;
}

/** Under the office's lock; gives the id. */
export async function insertTemplate(tx: Tx, { bytes, warnings, ...said }: NewTemplate): Promise<string> {
  const last = await tx
    .selectFrom('paperTemplate')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('officeId', '=', said.officeId)
    .where('form', '=', said.form)
    .executeTakeFirst();
  const { id } = await tx
    .insertInto('paperTemplate')
    .values({
      ...said,
      version: (last?.version ?? 0) + 1,
      size: bytes.length,
      content: Buffer.from(bytes).toString('base64'),
      warnings: JSON.stringify(warnings),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** From now on, for papers of a regime; null is the built-in look. */
export async function putInForce(
  tx: Tx,
  force: { officeId: string; form: FormName; regime: Regime; templateId: string | null; byUser: string },
): Promise<void> {
  await tx.insertInto('paperTemplateForce').values(force).execute();
}

/** Every version of an office's templates, newest first. */
export async function versionsOf(db: Db, officeId: string): Promise<TemplateVersion[]> {
  const rows = await db
    .selectFrom('paperTemplate as template')
    .leftJoin('authUser as user', 'user.id', 'template.createdBy')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('paperTemplateFailure')
          .select(['message', 'at as failedAt'])
          .whereRef('templateId', '=', 'template.id')
          .orderBy('id', 'desc')
          .limit(1)
          .as('failure'),
      (join) => join.onTrue(),
    )
    .select(['template.id', 'template.form', 'template.regime', 'template.version', 'template.name'])
    .select([
      'template.size',
      'template.warnings',
      'template.createdAt',
      'user.name as by',
      'message',
      'failedAt',
    ])
    .where('template.officeId', '=', officeId)
    .orderBy('template.version', 'desc')
    .execute();
  return rows.map(({ message, failedAt, name, createdAt, form, regime, warnings, ...row }) => ({
    ...row,
    form: FormName.parse(form),
    regime: Regime.parse(regime),
    fileName: name,
    at: createdAt,
    warnings: warnings as unknown as TemplateFinding[],
    failure: message !== null && failedAt ? { message, at: failedAt } : null,
  }));
}

/** What was in force when, newest first. */
export async function forcesOf(db: Db, officeId: string): Promise<TemplateForce[]> {
  const rows = await db
    .selectFrom('paperTemplateForce as force')
    .leftJoin('paperTemplate as template', 'template.id', 'force.templateId')
    .leftJoin('authUser as user', 'user.id', 'force.byUser')
    .select(['force.form', 'force.regime', 'force.templateId', 'template.version'])
    .select(['user.name as by', 'force.since'])
    .where('force.officeId', '=', officeId)
    .orderBy('force.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    form: FormName.parse(row.form),
    regime: Regime.parse(row.regime),
  }));
}

/** One version with its bytes. */
export async function findTemplate(db: Db, officeId: string, id: string) {
  const row = await db
    .selectFrom('paperTemplate')
    .select(['id', 'form', 'regime', 'name', 'content'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { content, form, regime, ...said } = row;
  return { ...said, form: FormName.parse(form), regime: Regime.parse(regime), bytes: bytesOf(content) };
}
