import type { OfficialDocument } from '@dondoc/writer';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { permitted } from '#accounts/session/routes.ts';
import { DOCX, sendFile } from '#documents/routes.ts';
import type { FormName } from '#documents/templates/schema.ts';
import { printed } from '#documents/templates/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile } from '#platform/http/file-paths.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { committeeOf, decisionsOf } from '../deciding/store.ts';
import { invitationPaper, minutesPaper } from '../meetings/forms.ts';
import { committeeOfMeeting, meetingsOfCommittees } from '../meetings/store.ts';
import { shownDrafts } from '../showing/rules.ts';
import { visibleCommittees } from '../store.ts';
import { appraisalPaper, decisionPaper, type Filled, rulesPaper, submissionPaper } from './forms.ts';
import { namesOn } from './store.ts';

const forms: Record<string, { name: FormName; write: (filled: Filled) => OfficialDocument }> = {
  'quyet-dinh': { name: 'committee-decision', write: decisionPaper },
  'quy-che': { name: 'committee-rules', write: rulesPaper },
  'to-trinh': { name: 'committee-submission', write: submissionPaper },
  'phieu-tham-dinh': { name: 'committee-appraisal', write: appraisalPaper },
};

/** A paper of a decision, filled from the version asked for, or from the newest that whoever asks may see. */
export const committeePapers = (parts: Parts): FileRoute[] => [
  {
    method: 'get',
    path: '/committee-decisions/:id/:paper',
    described: sendsFile(
      {
        ...{ tag: 'committees', id: 'committees.paper' },
        summary:
          'Văn bản của Ban Chỉ đạo dạng DOCX: quyet-dinh.docx, quy-che.docx, to-trinh.docx, phieu-tham-dinh.docx',
        path: { id: 'Quyết định', paper: 'Tên tệp' },
        query: { version: 'Bản dự thảo; bỏ trống: bản mới nhất' },
      },
      DOCX,
    ),
    async handle(c) {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'committee.read');
      const id = z.uuid().safeParse(c.req.param('id'));
      const asked = /^([a-z-]+)\.docx$/.exec(c.req.param('paper') ?? '')?.[1] ?? '';
      const committeeId = id.success ? await committeeOf(parts.db, viewer.office.id, id.data) : null;
      const form = Object.hasOwn(forms, asked) ? forms[asked] : undefined;
      const [committee] = committeeId
        ? await visibleCommittees(parts.db, sees(viewer), viewer.today, committeeId)
        : [];
      if (!committee || !form) throw problem('notFound');
      const decisions = await decisionsOf(parts.db, [committee.id]);
      const at = decisions.findIndex((one) => one.id === id.data);
      const decision = decisions[at];
      const drafts = decision ? shownDrafts(decision, committee, viewer) : [];
      const version = versionOf(c);
      const draft = version === null ? drafts[0] : drafts.find((one) => one.version === version);
      if (!decision || !draft)
        throw problem('notFound', 'Chưa có bản dự thảo nào xem được. Chưa có văn bản.');
      const before = decisions[at + 1]?.steps.findLast(({ stage }) => stage === 'decided') ?? null;
      const paper = form.write({
        ...{ committee, kind: decision.kind, draft, steps: decision.steps, before },
        ...{ names: await namesOn(parts.db, committee, viewer.today), place: viewer.office.place },
        today: viewer.today,
      });
      const bytes = await printed(parts.db, viewer.office.id, form.name, paper);
      return sendFile(bytes, `${asked}-ban-${draft.version}.docx`, DOCX);
    },
  },
  {
    method: 'get',
    path: '/committee-meetings/:id/:paper',
    described: sendsFile(
      {
        ...{ tag: 'committees', id: 'committees.meetingPaper' },
        summary: 'Văn bản của một phiên họp dạng DOCX: giay-moi.docx, bien-ban.docx',
        path: { id: 'Phiên họp', paper: 'Tên tệp' },
      },
      DOCX,
    ),
    async handle(c) {
      const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'committee.read');
      const { office, today } = viewer;
      const id = z.uuid().safeParse(c.req.param('id'));
      const asked = c.req.param('paper') ?? '';
      const committeeId = id.success ? await committeeOfMeeting(parts.db, office.id, id.data) : null;
      const [committee] = committeeId
        ? await visibleCommittees(parts.db, sees(viewer), today, committeeId)
        : [];
      const meetings = committee ? await meetingsOfCommittees(parts.db, office.id, [committee.id]) : [];
      const meeting = meetings.find((one) => one.id === id.data);
      if (!committee || !meeting || meeting.isHeld) throw problem('notFound');
      const body = (await namesOn(parts.db, committee, meeting.heldOn)).drafter;
      const written = { committee, meeting, body, place: office.place };
      if (asked === 'giay-moi.docx') {
        const bytes = await printed(parts.db, office.id, 'committee-invitation', invitationPaper(written));
        return sendFile(bytes, `giay-moi-${meeting.heldOn}.docx`, DOCX);
      }
      if (asked !== 'bien-ban.docx') throw problem('notFound');
      if (meeting.heldOn > today)
        throw problem(
          'refused',
          'Cuộc họp chưa diễn ra nên chưa có biên bản. Tải giấy mời, hoặc đợi đến ngày họp.',
        );
      const bytes = await printed(parts.db, office.id, 'committee-minutes', minutesPaper(written));
      return sendFile(bytes, `bien-ban-${meeting.heldOn}.docx`, DOCX);
    },
  },
];

function versionOf(c: HonoContext): number | null {
  const asked = c.req.query('version');
  return asked && /^\d+$/.test(asked) ? Number(asked) : null;
}
