import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { sees } from '#accounts/permissions.ts';
import { nameOn } from '#accounts/rules.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import { permitted } from '#accounts/session/routes.ts';
import { paperPoint, roomReport, sendReport } from '#directives/known/routes.ts';
import { DOCX } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { sheetResponse, XLSX } from '#platform/sheets/write.ts';
import { listProposals, proposalRows } from '../store.ts';
import { proposalReport } from './forms.ts';
import { ProposalsAsk } from './schema.ts';
import { proposalSheet } from './sheets.ts';

/** What was done with requests carries its moment, and so do the directives; the words of a request are today's. */
const askerReport = roomReport({
  ...{ kind: 'proposals', asked: ProposalsAsk, act: 'proposal.read', form: 'proposal-report' },
  ...{ tables: proposalRows, work: true },
  async make(tx, viewer, asked) {
    const { askerId, issuer } = asked;
    const asker = (await listAgencies(tx, viewer.office.id)).find(({ id }) => id === askerId);
    if (!asker) throw problem('notFound');
    const all = await listProposals(tx, sees(viewer), viewer.today);
    const proposals = all.filter(({ askedBy, state }) => askedBy?.id === askerId && state !== 'draft');
    const school = await schoolOf(tx, viewer);
    const paper = proposalReport({
      ...{ issuer, office: viewer.office, asker, proposals, day: viewer.today, asked },
      isSchool: school?.id === askerId,
    });
    const { shortName } = nameOn(asker, viewer.today);
    return { paper, name: `Kết quả giải quyết kiến nghị của ${shortName}` };
  },
});

/** The papers of the room, each of which can be made again. */
export const proposalReports = [askerReport];

/** What became of the requests, as files: all that one sees, or those of one asker. */
export function reportingFiles(parts: Parts): FileRoute[] {
  async function seen(c: HonoContext) {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'proposal.read');
    return { viewer, all: await listProposals(parts.db, sees(viewer), viewer.today) };
  }

  async function ofAsker(c: HonoContext) {
    const { viewer, all } = await seen(c);
    const id = z.uuid().safeParse(c.req.param('agencyId')).data;
    const asker = (await listAgencies(parts.db, viewer.office.id)).find((one) => one.id === id);
    if (!asker) throw problem('notFound');
    const proposals = all.filter(({ askedBy, state }) => askedBy?.id === asker.id && state !== 'draft');
    return { viewer, asker, proposals };
  }

  async function sheet(c: HonoContext): Promise<Response> {
    const { all } = await seen(c);
    return sheetResponse(proposalSheet('Kiến nghị', all), 'Kiến nghị.xlsx');
  }

  async function sheetOf(c: HonoContext): Promise<Response> {
    const { viewer, asker, proposals } = await ofAsker(c);
    const { shortName } = nameOn(asker, viewer.today);
    return sheetResponse(proposalSheet('Kiến nghị', proposals), `Kiến nghị của ${shortName}.xlsx`);
  }

  const paper = (c: HonoContext): Promise<Response> =>
    sendReport(parts, c, askerReport, () => ({
      ...{ askerId: c.req.param('agencyId'), issuer: c.req.query('issuer') },
    }));

  const said = (id: string, summary: string) => ({ tag: 'proposals', id, summary });
  const path = { agencyId: 'Mã cơ quan kiến nghị' };
  return [
    {
      ...{ method: 'get', path: '/proposals.xlsx', handle: sheet },
      described: sendsFile(said('proposalsSheet', 'Kiến nghị, XLSX'), XLSX),
    },
    {
      ...{ method: 'get', path: '/proposals/askers/:agencyId/list.xlsx', handle: sheetOf },
      described: sendsFile({ ...said('askerSheet', 'Kiến nghị của một cơ quan, XLSX'), path }, XLSX),
    },
    {
      ...{ method: 'get', path: '/proposals/askers/:agencyId/report.docx', handle: paper },
      described: sendsFile(
        {
          ...{ ...said('askerReport', 'Báo cáo kết quả giải quyết kiến nghị của một cơ quan'), path },
          query: { ...paperPoint, issuer: 'Ai ký: asker (cơ quan kiến nghị) hoặc office (Văn phòng)' },
        },
        DOCX,
      ),
    },
  ];
}
