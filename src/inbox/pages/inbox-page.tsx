import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { dayInVietnam } from '#platform/clock.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { KeyBar } from '#platform/ui/key-bar.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { inboxApi } from '../api.ts';
import { NoticeList } from '../components/notice-list.tsx';
import { useInboxActs } from '../components/use-inbox.ts';
import { byDay, dayWords } from '../rules.ts';
import type { InboxNotice } from '../schema.ts';

/** What one has been told, unread first, by the day. */
export function InboxPage(_props: Record<string, never>) {
  const notices = useQuery(inboxApi.inbox.list.queryOptions());
  if (notices.isPending) return <LoadingRows rows={8} />;
  if (notices.isError) return <ReadError title="Không mở được hộp việc" query={notices} />;
  return <Inbox notices={notices.data} />;
}

function Inbox({ notices }: { notices: InboxNotice[] }) {
  const viewer = useViewer();
  const { read, open } = useInboxActs();
  const [current, setCurrent] = useState<string | null>(null);
  const unread = notices.filter(({ readAt }) => !readAt);
  const parts = [
    { name: 'Chưa đọc', groups: byDay(unread) },
    { name: 'Đã đọc', groups: byDay(notices.filter(({ readAt }) => readAt)) },
  ];
  const order = parts.flatMap(({ groups }) => groups.flatMap((group) => group.notices));
  useWalk(order, current, setCurrent);
  const today = dayInVietnam(new Date());
  return (
    <>
      <PageHead
        title="Hộp việc"
        subtitle={`${unread.length} mục chưa đọc trong ${notices.length} mục`}
        help="Mọi điều phần mềm báo cho đồng chí: đôn đốc, gia hạn, chuyển bước. Mở một mục là đã đọc; người gửi thấy lúc đồng chí đọc."
        actions={
          <>
            {may(viewer, 'mail.read') ? <Link href="/gui-thu">Sổ thư đã gửi</Link> : null}
            <Link href="/nhan-thong-bao">Nhận qua thư, lịch</Link>
            {unread.length > 0 ? (
              <Button busy={read.isPending} onClick={() => read.mutate({ ids: unread.map(({ id }) => id) })}>
                Đánh dấu đã đọc hết
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {read.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(read.error)}
          </AlertLine>
        ) : null}
        {notices.length === 0 ? (
          <Card>
            <EmptyState title="Chưa có gì trong hộp việc">
              Khi có đôn đốc, gia hạn hay việc chuyển đến đồng chí, mục báo hiện ở đây.
            </EmptyState>
          </Card>
        ) : null}
        {parts.flatMap(({ name, groups }) =>
          groups.map(({ day, notices: inDay }) => (
            <Card key={name + day} flush title={`${name} · ${dayWords(day, today)}`}>
              <NoticeList
                notices={inDay}
                current={current}
                onCurrent={setCurrent}
                onOpen={({ id }) => open.mutate({ id })}
                onRead={(id) => read.mutate({ ids: [id] })}
              />
            </Card>
          )),
        )}
      </Stack>
      {notices.length > 0 ? (
        <KeyBar
          hints={[
            { keys: '↓ ↑', label: 'mục sau, mục trước' },
            { keys: 'Enter', label: 'mở' },
          ]}
        />
      ) : null}
    </>
  );
}

/** Arrows, j and k go from notice to notice; Enter follows the link that has the focus. */
function useWalk(order: InboxNotice[], current: string | null, onCurrent: (id: string) => void): void {
  const at = order.findIndex(({ id }) => id === current);
  const go = (index: number) => {
    const next = order[Math.max(0, Math.min(order.length - 1, index))];
    if (!next) return;
    onCurrent(next.id);
    document.querySelector<HTMLElement>(`[data-notice="${next.id}"]`)?.focus();
  };
  useShortcuts(
    [
      { keys: ['ArrowDown', 'j'], label: 'mục sau', run: () => go(at + 1) },
      { keys: ['ArrowUp', 'k'], label: 'mục trước', run: () => go(at - 1) },
    ],
    { enabled: order.length > 0, group: 'Hộp việc' },
  );
}
