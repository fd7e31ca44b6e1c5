import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import type { Handover } from '../handover/schema.ts';
import type { DirectiveDetail, WorkState } from '../schema.ts';
import { newestFirst } from './event-sentence.ts';
import { ReportForm } from './report-form.tsx';
import type { Acts } from './use-acts.ts';
import { senderOf } from './use-report.ts';

interface Props {
  code: string;
  /** How the viewer's agency stands in it. */
  state: WorkState;
  report: Acts['report'];
  /** Of the whole history where it is at hand, to say why the last report came back. */
  events?: DirectiveDetail['events'];
  given?: Handover[];
  autoFocus?: boolean;
  onSent?: () => void;
}

/** The report of an agency: its contact writes, its head approves. */
export function AgencyReport({ code, state, report, events, given, autoFocus, onSent }: Props) {
  const { role, agency } = useViewer();
  return (
    <ReportForm
      about={code}
      sender={senderOf(report, { code })}
      to={role === 'head' ? 'Người khác trong cơ quan duyệt' : 'Thủ trưởng cơ quan duyệt'}
      verb="Gửi duyệt"
      {...(given ? { given } : {})}
      autoFocus={autoFocus ?? false}
      onSent={onSent}
    >
      {state === 'returned' && events ? <Returned events={events} agencyId={agency.id} /> : null}
      {state === 'awaiting-approval' ? (
        <AlertLine tone="info">
          Báo cáo gửi trước đó đang chờ duyệt. Báo cáo gửi bây giờ thay cho báo cáo đó.
        </AlertLine>
      ) : null}
    </ReportForm>
  );
}

/** Why the last report of this agency came back stands over the next one. */
function Returned({ events, agencyId }: { events: DirectiveDetail['events']; agencyId: string }) {
  const last = newestFirst(events).find(
    (event) =>
      event.agencyId === agencyId &&
      (event.kind === 'report_returned' || event.kind === 'completion_returned'),
  );
  if (!last) return null;
  const by = last.kind === 'report_returned' ? `Thủ trưởng ${last.agencyName ?? 'cơ quan'}` : 'Văn phòng';
  return (
    <AlertLine tone="look">
      {by} trả lại: “{last.data.reason}”
    </AlertLine>
  );
}
