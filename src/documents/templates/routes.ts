import { PLACES, starterTemplate, writeDocument } from '@dondoc/writer';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { may } from '#accounts/permissions.ts';
import { Regime, type Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile, takesFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { orThrow, problem, type Refusal } from '#platform/http/problems.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { wasPurged } from '../purge/store.ts';
import { checkMarks, DOCX, logRefusal, sendFile } from '../routes.ts';
import { readPermitted, sha256 } from '../worker.ts';
import { formLabels, placeWritten } from './labels.ts';
import { trialPaper } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';
import { checkOffThread, fillOffThread } from './worker.ts';

async function viewOf(db: Db, viewer: Viewer): Promise<shape.TemplatesView> {
  const versions = await store.versionsOf(db, viewer.office.id);
  const forces = await store.forcesOf(db, viewer.office.id);
  return {
    forms: shape.FormName.options.map((form) => ({
      form,
      versions: versions.filter((each) => each.form === form),
      history: forces.filter((each) => each.form === form),
    })),
    regime: viewer.office.regime,
    places: PLACES.map((place) => ({ written: placeWritten(place), says: place.says })),
    may: { keep: may(viewer, 'template.keep') },
  };
}

const list = act('template.read', 'GET /templates', 'Mẫu văn bản của cơ quan')
  .output(shape.TemplatesView)
  .handler(({ context: { db, viewer } }) => viewOf(db, viewer));

const putInForce = act('template.keep', 'PUT /templates/{form}/in-force', 'Dùng một mẫu, hoặc mẫu sẵn có')
  .input(z.object({ form: shape.FormName, regime: Regime, templateId: z.uuid().nullable() }))
  .output(shape.TemplatesView)
  .handler(({ context: { db, viewer }, input: { form, regime, templateId } }) =>
    db.transaction().execute(async (tx) => {
      const officeId = viewer.office.id;
      await lockOffice(tx, officeId);
      const template = templateId ? await store.findTemplate(tx, officeId, templateId) : null;
      if (template === undefined || (template && template.form !== form)) throw problem('notFound');
      if (template && template.regime !== regime) throw problem('notFound');
      const forces = await store.forcesOf(tx, officeId);
      const now = forces.find((each) => each.form === form && each.regime === regime);
      if ((now?.templateId ?? null) === templateId)
        throw problem('conflict', 'Mẫu này đang dùng rồi. Tải lại để xem.');
      await store.putInForce(tx, { officeId, form, regime, templateId, byUser: viewer.userId });
      const subject = templateId ? { kind: 'template', id: templateId } : { kind: 'office', id: officeId };
      await logAs(tx, viewer, templateId ? 'template.use' : 'template.drop', subject, { form, regime });
      return viewOf(tx, viewer);
    }),
  );

export const templatesRouter = { templates: { list, putInForce } };

/** The gates of every upload; a file that merely cannot be read is looked at further, to say where. */
async function unreadable(parts: Parts, viewer: Viewer, file: Upload): Promise<Refusal | null> {
  const hash = sha256(file.bytes);
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem('secret', 'Tệp này đã bị huỷ vì có nội dung bí mật nhà nước nên không nhận lại.');
  const read = await readPermitted(file.bytes, file.name);
  if (!read.ok && read.code === 'secret') {
    await logRefusal(parts, viewer, 'template.upload', hash, read.code);
    orThrow(read);
  }
  return read.ok ? null : read;
}

/** A form, and the regime of its papers. */
interface Wanted {
  form: shape.FormName;
  regime: Regime;
}

/** Looked at first; kept as a version only without a fault. Nothing is printed on it before it is put in force. */
async function takeTemplate(parts: Parts, viewer: Viewer, { form, regime }: Wanted, file: Upload) {
  const refused = await unreadable(parts, viewer, file);
  const trial = trialPaper(form, formLabels[form], viewer.office, viewer.today, regime);
  const checked = await checkOffThread(file.bytes, trial);
  const answer = { fileName: file.name, findings: checked.findings };
  if (!checked.ok) return { ...answer, id: null };
  if (refused) orThrow(refused);
  await checkMarks(parts, viewer, 'template.upload', file);
  const id = await parts.db.transaction().execute(async (tx) => {
    await lockOffice(tx, viewer.office.id);
    const made = await store.insertTemplate(tx, {
      ...{
        officeId: viewer.office.id,
        form,
        regime,
        name: file.name,
        sha256: sha256(file.bytes),
        bytes: file.bytes,
      },
      ...{ warnings: checked.findings, createdBy: viewer.userId },
    });
    const detail = { form, regime, sha256: sha256(file.bytes) };
    await logAs(tx, viewer, 'template.upload', { kind: 'template', id: made }, detail);
    return made;
  });
  return { ...answer, id };
}

const said = { tag: 'templates', path: { form: 'Loại văn bản' } };
const regimeSaid = { regime: 'Thể thức của văn bản: party hoặc state; không nêu thì của cơ quan' };

/** Those that carry bytes. */
export function templatesFiles(parts: Parts): FileRoute[] {
  const who = (c: HonoContext, name: 'template.read' | 'template.keep') =>
    permitted({ ...parts, headers: c.req.raw.headers }, name);
  const wantedIn = (c: HonoContext, viewer: Viewer): Wanted => {
    const form = shape.FormName.safeParse(c.req.param('form'));
    const regime = Regime.safeParse(c.req.query('regime') ?? viewer.office.regime);
    if (!form.success || !regime.success) throw problem('notFound');
    return { form: form.data, regime: regime.data };
  };

  async function upload(c: HonoContext): Promise<Response> {
    const viewer = await who(c, 'template.keep');
    const asked = wantedIn(c, viewer);
    const file = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return c.json(await takeTemplate(parts, viewer, asked, file));
  }

  async function starter(c: HonoContext): Promise<Response> {
    const viewer = await who(c, 'template.read');
    const { form, regime } = wantedIn(c, viewer);
    const trial = trialPaper(form, formLabels[form], viewer.office, viewer.today, regime);
    return sendFile(await starterTemplate(trial), `mau-khoi-dau-${form}.docx`, DOCX);
  }

  async function preview(c: HonoContext): Promise<Response> {
    const viewer = await who(c, 'template.read');
    const { form, regime } = wantedIn(c, viewer);
    const trialOf = (of: Regime) => trialPaper(form, formLabels[form], viewer.office, viewer.today, of);
    const id = c.req.query('version');
    if (!id) return sendFile(await writeDocument(trialOf(regime)), `in-thu-${form}.docx`, DOCX);
    const template = await wanted(viewer, id);
    if (template.form !== form) throw problem('notFound');
    const filled = await fillOffThread(template.bytes, trialOf(template.regime));
    if (!filled.ok)
      throw problem('refused', `Không in thử được trên mẫu «${template.name}»: ${filled.message}`);
    return sendFile(filled.bytes, `in-thu-${form}.docx`, DOCX);
  }

  async function wanted(viewer: Viewer, id: string) {
    const known = z.uuid().safeParse(id).success;
    const template = known ? await store.findTemplate(parts.db, viewer.office.id, id) : undefined;
    if (!template) throw problem('notFound');
    return template;
  }

  async function original(c: HonoContext): Promise<Response> {
    const viewer = await who(c, 'template.read');
    const { name, bytes } = await wanted(viewer, c.req.param('id') ?? '');
    return sendFile(bytes, name, DOCX);
  }

  return [
    {
      ...{ method: 'post', path: '/templates/:form', handle: upload },
      described: takesFile(
        { ...said, id: 'templates.upload', summary: 'Gửi một mẫu để soát và giữ', query: regimeSaid },
        shape.TemplateTaken,
      ),
    },
    {
      ...{ method: 'get', path: '/templates/:form/starter.docx', handle: starter },
      described: sendsFile(
        { ...said, id: 'templates.starter', summary: 'Mẫu khởi đầu', query: regimeSaid },
        DOCX,
      ),
    },
    {
      ...{ method: 'get', path: '/templates/:form/preview.docx', handle: preview },
      described: sendsFile(
        {
          ...said,
          id: 'templates.preview',
          summary: 'In thử',
          query: { ...regimeSaid, version: 'Bản của mẫu' },
        },
        DOCX,
      ),
    },
    {
      ...{ method: 'get', path: '/template-versions/:id/original.docx', handle: original },
      described: sendsFile(
        { ...said, id: 'templates.original', path: { id: 'Bản của mẫu' }, summary: 'Tệp mẫu đã gửi' },
        DOCX,
      ),
    },
  ];
}
