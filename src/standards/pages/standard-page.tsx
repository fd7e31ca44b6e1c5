import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { usePanelFits } from '#platform/ui/breakpoints.ts';
import { Button } from '#platform/ui/button.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { Link, useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { IndicatorPanel } from '../components/indicator-panel.tsx';
import { Matrix } from '../components/matrix.tsx';
import { NotYet } from '../components/not-yet.tsx';
import { PracticeLine } from '../components/practice-line.tsx';
import { RoundPicker } from '../components/round-picker.tsx';
import { inAddress } from '../labels.ts';
import { roundsApi } from '../rounds/api.ts';
import type { Line, RoundView, StandardAddress } from '../rounds/schema.ts';

interface Props {
  address: StandardAddress;
  onAddress(address: StandardAddress): void;
  /** The gaps and the way to close them. */
  gaps?(view: RoundView, selected: string | null, onSelect: (code: string) => void): ReactNode;
  /** What other rooms say of an indicator, in the panel. */
  beside?(line: Line, view: RoundView): ReactNode;
}

const addressOf = (address: StandardAddress): string => {
  const asked = new URLSearchParams(
    Object.entries(address).filter(([, value]) => value) as [string, string][],
  );
  return asked.size > 0 ? `/truong-chuan?${asked}` : '/truong-chuan';
};

/** Where the school stands: all indicators of a round at once, and what to do about them. */
export function StandardPage({ address, onAddress, gaps, beside }: Props) {
  const list = useQuery(roundsApi.rounds.list.queryOptions({ input: {} }));
  const all = list.data?.rounds ?? [];
  // While one is being filled in, the school stands as the one before has closed with.
  const chosen =
    all.find(({ id }) => id === address.dot) ?? all.find(({ closedAt }) => closedAt !== null) ?? all[0];
  if (list.isPending) return <LoadingRows rows={10} />;
  if (list.isError) return <ReadError title="Không mở được trang Trường chuẩn" query={list} />;
  const pick = (dot: string) => onAddress({ dot });
  return (
    <>
      <PageHead
        title="Tiêu chí trường chuẩn"
        help="Mỗi ô là một chỉ tiêu của đợt tự đánh giá. Bấm vào ô, hoặc dùng phím mũi tên, để xem vì sao đạt hay chưa đạt và việc cần làm."
        beside={<SchoolTabs at="overall" />}
        actions={
          chosen ? (
            <Actions>
              <RoundPicker rounds={list.data.rounds} chosen={chosen} onPick={pick} />
              <Button small icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
                In
              </Button>
            </Actions>
          ) : null
        }
      />
      {chosen ? (
        <Board key={chosen.id} {...{ address, onAddress, gaps, beside }} roundId={chosen.id} />
      ) : (
        <NotYet list={list.data} />
      )}
    </>
  );
}

function Board({ roundId, address, onAddress, gaps, beside }: Props & { roundId: string }) {
  const viewer = useViewer();
  const fits = usePanelFits();
  const navigate = useNavigate();
  const query = useQuery(
    roundsApi.rounds.get.queryOptions({ input: { id: roundId }, placeholderData: keepPreviousData }),
  );
  if (query.isPending) return <LoadingRows rows={10} />;
  if (query.isError) return <ReadError title="Không mở được đợt tự đánh giá" query={query} />;
  const view = query.data;
  const line = view.lines.find(({ indicator }) => inAddress(indicator.code) === address.ma);
  const select = (code: string) => {
    const own = view.lines.find(({ indicator }) => indicator.code === code);
    // Where no panel stands beside it, the indicator has its page.
    if (!fits && own) navigate(`/truong-chuan/chi-tieu/${own.indicator.id}?dot=${roundId}`);
    else onAddress({ ...address, dot: roundId, ma: inAddress(code) });
  };
  const { ma: _, ...withoutCode } = address;
  const keeps = may(viewer, 'indicatorSet.keep') && view.school.relation !== 'partner';
  const setPage = `/truong-chuan/bo-chi-tieu`;
  return (
    <Stack>
      <PracticeLine isPractice={view.set.isPractice} importAt={keeps ? setPage : null} />
      <Split
        width={344}
        panel={
          line ? (
            <IndicatorPanel
              {...{ view, line }}
              onClose={() => onAddress(withoutCode)}
              enterAt={keeps ? `${setPage}/${view.set.id}?ct=${line.indicator.id}` : null}
              beside={beside?.(line, view)}
            />
          ) : null
        }
      >
        <Matrix
          criteria={view.set.criteria}
          lines={view.lines}
          selected={line?.indicator.code ?? null}
          onSelect={select}
          only={address.kq ?? null}
          filterHref={(kq) => {
            const { kq: __, ...rest } = address;
            return addressOf(kq ? { ...rest, kq } : rest);
          }}
        />
        {gaps?.(view, line?.indicator.code ?? null, select)}
        <RoundFoot view={view} />
      </Split>
    </Stack>
  );
}

/** Of what day the figures are, and whether they still may change. */
function RoundFoot({ view: { round, school } }: { view: RoundView }) {
  return (
    <p style={{ color: 'var(--text-3)', fontSize: 12 }}>
      {school.name}. {round.name}, mức {round.level}, số liệu đến hết ngày {formatDate(round.asOf)};{' '}
      {round.closedAt ? 'đã chốt, không thay đổi nữa.' : 'đang điền, chưa chốt.'}{' '}
      <Link href="/truong-chuan/de-an">Đề án của trường</Link>
    </p>
  );
}
