import { formatNumber } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { rateWords } from '#platform/ui/rates.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { ConflictsCard, useConflicts } from '../../conflicts/components/conflicts-card.tsx';
import { MatrixCard } from '../../conflicts/components/matrix-card.tsx';
import { trainingLinesApi } from '../api.ts';
import { LinePanel } from '../components/line-panel.tsx';
import { LinesCard } from '../components/lines-card.tsx';
import { ProposalsCard, RefusalsCard } from '../components/proposals-card.tsx';
import { ProposeForm } from '../components/propose-form.tsx';
import { useLinesActs } from '../components/use-lines-acts.ts';
import type { LinesAddress, LinesView } from '../schema.ts';

const help =
  'Nhu cầu cùng chương trình, cùng đối tượng, cùng tháng được đề nghị gộp thành một dòng, kèm lý do. Gộp hay không do đồng chí; tách lại được cho đến khi kế hoạch gửi đi.';
const crumbs = [
  { label: 'Đào tạo', href: '/dao-tao' },
  { label: 'Nhu cầu', href: '/dao-tao/nhu-cau' },
  { label: 'Gộp nhu cầu' },
];

interface Props {
  address: LinesAddress;
  onAddress(address: LinesAddress): void;
}

/** From needs to lines of the plan: what is proposed, what is one already, what does not fit. */
export function LinesPage({ address, onAddress }: Props) {
  const [isProposing, setProposing] = useState(false);
  const input = address.nam ? { year: address.nam } : {};
  const found = useQuery(trainingLinesApi.trainingLines.view.queryOptions({ input }));
  const view = found.data;
  return (
    <>
      <PageHead
        title="Gộp nhu cầu"
        crumbs={crumbs}
        help={help}
        beside={<TrainingTabs at="needs" />}
        actions={
          view?.mayMerge && !isProposing ? (
            <Button onClick={() => setProposing(true)}>Đề xuất lớp ngoài nhu cầu</Button>
          ) : null
        }
      />
      {found.isPending ? <LoadingRows rows={8} /> : null}
      {found.isError ? <ReadError title="Không mở được các dòng của kế hoạch" query={found} /> : null}
      {view && !view.seesAll ? (
        <NoPermission action={<ButtonLink href="/dao-tao/nhu-cau">Xem nhu cầu của cơ quan</ButtonLink>}>
          Văn phòng và các cơ quan thống nhất, thẩm định, tham gia kế hoạch xem việc gộp nhu cầu.
        </NoPermission>
      ) : null}
      {view?.seesAll ? (
        <Lines {...{ view, address, onAddress, isProposing }} onClose={() => setProposing(false)} />
      ) : null}
    </>
  );
}

interface LinesProps extends Props {
  view: LinesView;
  isProposing: boolean;
  onClose(): void;
}

function Lines({ view, address, onAddress, isProposing, onClose }: LinesProps) {
  const acts = useLinesActs();
  const error = Object.values(acts).find((one) => one.error)?.error;
  const line = view.lines.find(({ id }) => id === address.dong);
  const select = (dong?: string) => onAddress({ ...address, dong });
  const panel = isProposing ? (
    <ProposeForm {...{ view, onClose }} />
  ) : line ? (
    <LinePanel key={line.id} {...{ view, line, acts }} onClose={() => select()} />
  ) : null;
  return (
    <Split keep width={404} panel={panel}>
      <Stack>
        <Strip view={view} />
        {error ? (
          <AlertLine tone="look" live>
            {sentenceOf(error)}
          </AlertLine>
        ) : null}
        <ProposalsCard {...{ view, acts }} />
        <LinesCard view={view} selected={line?.id ?? null} onSelect={select} />
        <ConflictsCard year={view.year} />
        <MatrixCard year={view.year} />
        <RefusalsCard {...{ view, acts }} />
      </Stack>
    </Split>
  );
}

function Strip({ view: { year, isOpen, lines, proposals, sums } }: { view: LinesView }) {
  const heads = lines.reduce((sum, line) => sum + line.heads, 0);
  const classes = lines.reduce((sum, line) => sum + line.classes.length, 0);
  const conflicts = useConflicts(year).data?.conflicts ?? [];
  const must = conflicts.filter(({ weight }) => weight === 'must').length;
  return (
    <FactStrip
      state={
        <StateLabel
          boxed
          state={isOpen ? 'draft' : 'done'}
          words={isOpen ? `Dự thảo kế hoạch ${year}` : `Kế hoạch ${year} đã gửi đi`}
        />
      }
      facts={[
        { label: 'Đã vào dòng', value: rateWords(sums.inLines, sums.sent), note: 'người đã đề nghị' },
        {
          label: 'Dòng',
          value: `${lines.length} dòng, ${classes} lớp`,
          note: `${formatNumber(heads)} người`,
        },
        { label: 'Chờ quyết định', value: `${proposals.length} đề nghị gộp` },
        ...(must > 0 ? [{ label: 'Chưa khớp', value: `${must} chỗ phải xử lý` }] : []),
      ]}
    />
  );
}
