import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Link } from '#platform/ui/link.tsx';
import { rateWords } from '#platform/ui/rates.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { Call, NeedsView } from '../schema.ts';

const looks = {
  open: ['in-progress', 'Đang nhận nhu cầu'],
  late: ['due-soon', 'Quá hạn gửi, vẫn nhận'],
  closed: ['done', 'Đã đóng'],
} as const;

/** How the call stands: until when, who has answered, what is asked for in all. */
export function CallStrip({ call, view }: { call: Call; view: NeedsView }) {
  const { answers, needs, seesAll } = view;
  const answered = answers.filter(({ state }) => state === 'sent' || state === 'none').length;
  const sent = needs.filter(({ sentOn }) => sentOn !== null);
  const [state, words] = looks[call.state];
  const heads = sent.reduce((sum, need) => sum + need.heads, 0);
  return (
    <FactStrip
      state={<StateLabel state={state} words={words} boxed />}
      facts={[
        {
          label: 'Hạn gửi',
          value: formatDate(call.dueOn),
          note: call.closedOn
            ? `đóng ngày ${formatDate(call.closedOn)}`
            : `mở ngày ${formatDate(call.openedOn)}`,
        },
        ...(seesAll
          ? [
              {
                label: 'Đã trả lời',
                value: (
                  <Link href={`/dao-tao/nhu-cau?nam=${call.year}&xem=co-quan`}>
                    {rateWords(answered, answers.length)}
                  </Link>
                ),
                note: 'cơ quan',
              },
            ]
          : []),
        { label: 'Đã gửi', value: `${sent.length} nhu cầu`, note: `${formatNumber(heads)} người` },
      ]}
    />
  );
}
