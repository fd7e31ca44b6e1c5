import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { ShownOnce } from '#accounts/components/shown-once.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { LoadingRows } from '#platform/ui/states.tsx';
import { feedApi } from '../api.ts';
import type { Feed } from '../schema.ts';

const ONCE = 'Địa chỉ chỉ hiện lần này. Dán vào mục «thêm lịch theo địa chỉ» của phần mềm lịch.';

/** One's own calendar: made, its address seen once, revoked. */
export function FeedCard() {
  const feed = useQuery(feedApi.feed.get.queryOptions());
  return (
    <Card title="Lịch thời hạn">
      {feed.isPending ? <LoadingRows rows={4} /> : null}
      {feed.isError ? <ReadError title="Không mở được lịch thời hạn" query={feed} /> : null}
      {feed.isSuccess ? <OwnFeed feed={feed.data} /> : null}
    </Card>
  );
}

function OwnFeed({ feed }: { feed: Feed | null }) {
  const client = useQueryClient();
  const [address, setAddress] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: feedApi.feed.key() });
  const make = useMutation(
    feedApi.feed.make.mutationOptions({
      onSuccess: async (made) => {
        setAddress(made.address);
        await refresh();
      },
    }),
  );
  const revoke = useMutation(
    feedApi.feed.revoke.mutationOptions({
      onSuccess: async () => {
        setAddress(null);
        setAsking(false);
        await refresh();
      },
    }),
  );
  const failed = make.error ?? revoke.error;
  return (
    <Fields>
      <p style={{ margin: 0 }}>{sentenceFor(feed)}</p>
      {address ? <ShownOnce words={ONCE} label="Địa chỉ lịch" value={address} copy="Chép địa chỉ" /> : null}
      {failed ? (
        <AlertLine tone="look" live>
          {sentenceOf(failed)}
        </AlertLine>
      ) : null}
      <Actions>
        <Button variant={feed ? undefined : 'filled'} busy={make.isPending} onClick={() => make.mutate({})}>
          {feed ? 'Tạo địa chỉ khác' : 'Tạo địa chỉ lịch'}
        </Button>
        {feed ? <Button onClick={() => setAsking(true)}>Thu hồi</Button> : null}
      </Actions>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Thu hồi địa chỉ lịch?"
        verb="Thu hồi"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate({})}
      >
        Phần mềm lịch đang dùng địa chỉ này sẽ không đọc được nữa. Việc này không hoàn tác được.
      </ConfirmDialog>
    </Fields>
  );
}

function sentenceFor(feed: Feed | null): string {
  if (!feed)
    return 'Thêm địa chỉ vào phần mềm lịch để thấy thời hạn của mình trong đó. Ai có địa chỉ đều đọc được mã, tên ngắn và thời hạn.';
  const used = feed.usedAt ? `đọc lần cuối lúc ${momentOf(feed.usedAt)}` : 'chưa phần mềm nào đọc';
  return `Địa chỉ tạo lúc ${momentOf(feed.madeAt)}, ${used}. Tạo địa chỉ khác thì địa chỉ này hết dùng được.`;
}
