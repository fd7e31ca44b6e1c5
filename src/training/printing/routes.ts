import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { findAgency } from '#accounts/agencies/store.ts';
import { nameOn } from '#accounts/rules.ts';
import { permitted } from '#accounts/session/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import { printed } from '#documents/templates/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { keptWave } from '../surveys/routes.ts';
import { audiencesOf, paperCode, stateOfWave } from '../surveys/rules.ts';
import { Audience } from '../surveys/schema.ts';
import { answerSheet, surveyForm } from './forms.ts';
import { printSheet } from './worker.ts';

const PDF = 'application/pdf';

export const answerSheetPaths = {
  '/training/surveys/{id}/sheet.pdf': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'surveys.sheet', summary: 'Phiếu khảo sát in ra giấy' },
        path: { id: 'Đợt khảo sát, theo id' },
        query: { audience: 'Phiếu của: learner, manager, peer, lecturer' },
      },
      PDF,
    ),
  },
  '/training/surveys/{id}/sheet.docx': {
    get: sendsFile(
      {
        ...{ tag: 'training', id: 'surveys.form', summary: 'Phiếu khảo sát dạng DOCX' },
        path: { id: 'Đợt khảo sát, theo id' },
        query: { audience: 'Phiếu của: learner, manager, peer, lecturer' },
      },
      DOCX,
    ),
  },
};

/** The sheet of paper of a wave. Nothing is logged: whoever prints it learns nothing of anybody. */
export function answerSheetRoutes(parts: Parts) {
  async function asked(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'survey.keep');
    const id = z.uuid().safeParse(c.req.param('id'));
    if (!id.success) throw problem('notFound');
    const { wave, held } = await keptWave(parts.db, viewer, id.data);
    const audience = Audience.safeParse(c.req.query('audience') ?? 'learner');
    if (!audience.success || !audiencesOf(wave.instrument, wave.kind).includes(audience.data))
      throw problem('badInput', 'Đợt khảo sát này không hỏi nhóm người ấy. In phiếu từ trang của đợt.');
    if (stateOfWave(wave, viewer.today) === 'closed')
      throw problem('conflict', 'Đợt khảo sát đã kết thúc nên không in phiếu nữa.');
    const provider = await findAgency(parts.db, held.providerAgencyId);
    const name = provider ? nameOn(provider, viewer.today).name : viewer.office.name;
    const file = `phieu-khao-sat-${paperCode(wave.id, audience.data)}`;
    return { viewer, provider, file, written: answerSheet(wave, audience.data, name) };
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const { written, file } = await asked(c);
    return sendFile(await printSheet(written), `${file}.pdf`, PDF);
  }

  async function form(c: HonoContext): Promise<Response> {
    const { viewer, provider, written, file } = await asked(c);
    const paper = surveyForm(written, viewer.office, provider, viewer.today);
    return sendFile(await printed(parts.db, viewer.office.id, 'survey-form', paper), `${file}.docx`, DOCX);
  }

  return { sheet, form };
}
