import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { IconCheck, IconFileText, IconPencil, IconSend, IconUsers } from '#platform/ui/icons.ts';
import { momentOf } from '#platform/ui/moments.ts';
import { Timeline } from '#platform/ui/timeline.tsx';
import { sideLabels, verdictLabels } from '../labels.ts';
import type { HistoryLine, ProposalDetail } from '../schema.ts';
import css from './proposals.module.css';

const icons = {
  sent: IconSend,
  noted: IconPencil,
  answered: IconFileText,
  confirmed: IconCheck,
  word: IconUsers,
};

/** All that happened to it, the newest first: the day, who recorded it, when. */
export function HistoryCard({ proposal: { history } }: { proposal: ProposalDetail }) {
  const events = history
    .toSorted((a, b) => b.on.localeCompare(a.on) || b.id - a.id)
    .map((line) => {
      const Icon = icons[line.kind];
      return {
        key: String(line.id),
        date: line.on,
        icon: <Icon size={16} aria-hidden />,
        children: (
          <>
            {lineWords(line)}
            <span className={css.fact}>
              {line.by ? `${line.by} ghi` : 'Ghi khi phát hành văn bản'}, {momentOf(line.recordedAt)}
            </span>
          </>
        ),
      };
    });
  return (
    <Card title="Diễn biến">
      <Timeline label="Diễn biến của kiến nghị" events={events} />
    </Card>
  );
}

const sentWords = {
  notice: 'Văn bản nêu kiến nghị và câu trả lời',
  asker: 'Cơ quan gửi kiến nghị',
  paper: 'Văn phòng ghi kiến nghị theo văn bản của cơ quan',
  split: 'Tách ra từ kiến nghị khác',
};

function lineWords({ kind, data, agency }: HistoryLine): string {
  if (kind === 'sent') return sentWords[data.by ?? 'paper'];
  if (kind === 'noted')
    return agency ? `Ghi cơ quan kiến nghị: ${agency.name}` : 'Ghi ngày, nơi, lý do kiến nghị';
  if (kind === 'answered')
    return `Trả lời${data.verdict ? `: ${verdictLabels[data.verdict]}` : ' tại văn bản'}${data.number ? ` (${data.number})` : ''}`;
  if (kind === 'confirmed')
    return `Xác nhận kết quả: ${data.verdict ? verdictLabels[data.verdict] : ''}${data.reviewOn ? `, xem lại ngày ${formatDate(data.reviewOn)}` : ''}`;
  const who = data.side ? sideLabels[data.side] : '';
  return `${who}: ${data.settled ? 'đã giải quyết' : 'chưa giải quyết'}. ${data.text ?? ''}`;
}
