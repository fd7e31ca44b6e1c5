import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { FeedCard } from '../feed/components/feed-card.tsx';
import { ChoiceCard } from '../mail/components/choice-card.tsx';

/** How one is told beside the inbox: by a letter in the morning, in one's own calendar. */
export function TellingPage(_props: Record<string, never>) {
  return (
    <>
      <PageHead
        title="Nhận thông báo"
        subtitle="Hộp việc luôn có đủ. Thư và lịch là hai cách nhận thêm, do đồng chí tự chọn."
        help="Thư buổi sáng gom việc quá hạn, việc đến hạn trong 7 ngày và việc chờ đồng chí. Lịch đưa thời hạn vào Outlook, điện thoại hay phần mềm lịch khác."
      />
      <Split keep width={420} panel={<FeedCard />}>
        <ChoiceCard />
      </Split>
    </>
  );
}
