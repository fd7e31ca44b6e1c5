import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { promotionsApi } from '../api.ts';
import { FileCard } from '../components/file-card.tsx';
import { FilesTable } from '../components/files-table.tsx';
import { StepsCard } from '../components/steps-card.tsx';
import { TakeInCard } from '../components/take-in-card.tsx';
import type { Round } from '../schema.ts';

/** One round: its steps, the file of each person, and what to record next. */
export function RoundPage({ id }: { id: string }) {
  const { today } = useViewer();
  const [selected, setSelected] = useState<string | null>(null);
  const read = useQuery(promotionsApi.promotions.get.queryOptions({ input: { id } }));
  if (read.isPending) return <LoadingRows rows={8} />;
  if (read.isError) return <ReadError title="Không mở được đợt thăng hạng" query={read} />;
  const round = read.data;
  const file = round.files.find((one) => one.id === selected);
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Trường chuẩn', href: '/truong-chuan' },
          { label: 'Thăng hạng', href: '/doi-ngu/thang-hang' },
          { label: round.name },
        ]}
        title={round.name}
        asOf={formatDate(today)}
      />
      <Stack>
        <FactStrip facts={factsOf(round)} />
        <StepsCard round={round} today={today} />
        <Split
          keep
          width={344}
          panel={
            file || round.mayKeep ? (
              <Stack>
                {file ? <FileCard key={file.id} file={file} today={today} /> : null}
                {round.mayKeep ? <TakeInCard round={round} /> : null}
              </Stack>
            ) : undefined
          }
        >
          <FilesTable round={round} selected={selected} onSelect={setSelected} />
        </Split>
      </Stack>
    </>
  );
}

const factsOf = ({ rank, rule, plan, document }: Round) => [
  { label: 'Hạng xét lên', value: rank.name, note: rank.code },
  { label: 'Bộ điều kiện', value: rule.name },
  {
    label: 'Kế hoạch',
    value: document ? (
      <Link href={`/van-ban/${document.id}`}>{document.number ?? plan ?? 'văn bản'}</Link>
    ) : (
      (plan ?? 'chưa ghi')
    ),
  },
];
