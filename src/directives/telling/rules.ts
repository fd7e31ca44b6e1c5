import { formatDate } from '@dondoc/vietnamese';
import type { Role } from '#accounts/schema.ts';
import { isOffices } from '../extensions/rules.ts';
import { nextActor, type Snapshot } from '../history/rules.ts';
import type { DirectiveEvent } from '../schema.ts';

/** Whom an act concerns: people of these roles, at these agencies or anywhere in the office. */
export interface Told {
  roles: Role[];
  agencyIds: string[] | null;
  /** What kind of news it is, as the inbox words it. */
  kind: 'report' | 'extension' | 'step' | 'directive';
  title: string;
  /** The words of whoever acted, for those whom they are meant for. */
  body?: string;
}

type Happened = Pick<DirectiveEvent, 'kind' | 'agencyId' | 'data'>;

/** Who is told what when something happens to a directive: its answer, and that it is one's turn. */
export function noticesOf(code: string, event: Happened, before: Snapshot, after: Snapshot): Told[] {
  const answer = answerTo(code, event, after);
  const turn = turnOf(code, event, before, after);
  return [answer, turn].filter((one) => one !== null);
}

function answerTo(
  code: string,
  { kind, agencyId, data }: Happened,
  { dueOrigin, leads }: Snapshot,
): Told | null {
  const about = kind.startsWith('extension')
    ? 'extension'
    : kind === 'deadline_set' || kind === 'withdrawn'
      ? 'directive'
      : 'report';
  const agency = (title: string): Told => ({
    kind: about,
    ...{ roles: ['contact', 'head'], agencyIds: agencyId ? [agencyId] : [], title },
    ...(data.reason ? { body: data.reason } : {}),
  });
  switch (kind) {
    case 'report_returned':
      return { ...agency(`${code}: thủ trưởng trả lại báo cáo`), roles: ['contact'] };
    case 'completion_returned':
      return agency(`${code}: Văn phòng trả lại báo cáo hoàn thành`);
    case 'completed':
      return agency(`${code}: Văn phòng công nhận hoàn thành`);
    case 'extension_granted':
      return agency(`${code}: được gia hạn đến ${formatDate(data.date ?? '')}`);
    case 'extension_refused':
      return agency(`${code}: không được gia hạn`);
    case 'extension_asked': {
      const title = `${code}: xin gia hạn đến ${formatDate(data.date ?? '')}`;
      return {
        ...agency(title),
        roles: isOffices(dueOrigin) ? ['clerk', 'leader'] : ['leader'],
        agencyIds: null,
      };
    }
    case 'deadline_set':
      return {
        ...agency(`${code}: có thời hạn ${formatDate(data.date ?? '')}`),
        agencyIds: leads.map((lead) => lead.agencyId),
      };
    case 'withdrawn':
      return { ...agency(`${code}: thôi giao`), agencyIds: leads.map((lead) => lead.agencyId) };
    default:
      return null;
  }
}

/** Told to those whose hand it waits for since this act, and did not before. */
function turnOf(code: string, { kind, data }: Happened, before: Snapshot, after: Snapshot): Told | null {
  const [was, is] = [nextActor(before), nextActor(after)];
  const fresh = is.agencyIds.filter((id) => is.actor !== was.actor || !was.agencyIds.includes(id));
  const body = kind === 'step_returned' && data.reason ? { body: data.reason } : {};
  switch (is.actor) {
    case 'head':
      return fresh.length > 0 || kind === 'reported'
        ? {
            kind: 'report',
            roles: ['head'],
            agencyIds: is.agencyIds,
            title: `${code}: báo cáo chờ đồng chí duyệt`,
          }
        : null;
    case 'office':
      return was.actor === 'office' || after.leads.length === 0
        ? null
        : {
            kind: 'report',
            roles: ['clerk'],
            agencyIds: null,
            title: `${code}: báo cáo hoàn thành chờ công nhận`,
          };
    case 'agency': {
      // A lead that works on after its own report needs no word; a desk to which it comes does.
      const isComing = kind === 'steps_set' || kind === 'step_returned' || kind === 'report_approved';
      const moved = fresh.filter((id) => !was.agencyIds.includes(id));
      const title =
        kind === 'step_returned' ? `${code}: bị trả lại` : `${code}: đến bước của cơ quan đồng chí`;
      return isComing && moved.length > 0
        ? { kind: 'step', roles: ['contact', 'head'], agencyIds: moved, title, ...body }
        : null;
    }
    case 'above':
      return was.actor === 'above'
        ? null
        : {
            kind: 'step',
            roles: ['clerk'],
            agencyIds: null,
            title: `${code}: chờ cấp trên cho ý kiến; ghi ý kiến khi có`,
          };
    case 'none':
      return null;
  }
}
