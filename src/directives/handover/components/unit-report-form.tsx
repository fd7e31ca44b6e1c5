import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ReportForm } from '../../components/report-form.tsx';
import { senderOf } from '../../components/use-report.ts';
import type { Handover } from '../schema.ts';
import type { HandoverActs } from './use-handover-acts.ts';

interface Props {
  handover: Handover;
  report: HandoverActs['report'];
  autoFocus?: boolean;
  onSent?: () => void;
}

/** The report of a unit or a person inside their agency: it goes to the contact, and no further by itself. */
export function UnitReportForm({ handover, report, autoFocus, onSent }: Props) {
  const { id: handoverId, code, agency, state, returnReason } = handover;
  return (
    <ReportForm
      about={`${code}/${handoverId}`}
      sender={senderOf(report, { code, handoverId })}
      to={`Đầu mối ${agency.shortName} nhận; ngoài cơ quan không ai xem được`}
      verb="Gửi báo cáo"
      autoFocus={autoFocus ?? false}
      onSent={onSent}
    >
      {state === 'returned' ? <AlertLine tone="look">Cơ quan trả lại: “{returnReason}”</AlertLine> : null}
      {state === 'reported' ? (
        <AlertLine tone="info">
          Báo cáo gửi trước đó đang chờ nhận. Báo cáo gửi bây giờ thay cho báo cáo đó.
        </AlertLine>
      ) : null}
    </ReportForm>
  );
}
