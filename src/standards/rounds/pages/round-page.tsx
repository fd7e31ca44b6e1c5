import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { KeyBar } from '#platform/ui/key-bar.tsx';
import { Actions, Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { PracticeLine } from '../../components/practice-line.tsx';
import { ResultLabel } from '../../components/result-mark.tsx';
import { inAddress, valueWords } from '../../labels.ts';
import { ReportButton } from '../../reporting/components/report-button.tsx';
import { roundsApi } from '../api.ts';
import { LinePanel } from '../components/line-panel.tsx';
import { useRoundAct } from '../components/use-round-act.ts';
import { fillLabels, filterLabels } from '../labels.ts';
import type { Line, RoundAddress, RoundView } from '../schema.ts';

interface Props {
  id: string;
  address: RoundAddress;
  onAddress(address: RoundAddress): void;
}

type Filter = NonNullable<RoundAddress['loc']>;
const passes: Record<Filter, (line: Line) => boolean> = {
  'cua-toi': ({ mayFill }) => mayFill,
  'chua-dien': ({ state }) => state === 'empty',
  'tra-lai': ({ state }) => state === 'returned',
  'cho-soat': ({ state }) => state === 'filled',
  'da-soat': ({ state }) => state === 'checked',
};
const filters = Object.keys(filterLabels) as Filter[];

/** A round worked through from the keyboard: the list, and beside it what is to be written or looked through. */
export function AssessmentPage({ id, address, onAddress }: Props) {
  const query = useQuery(roundsApi.rounds.get.queryOptions({ input: { id } }));
  if (query.isPending) return <LoadingRows rows={10} />;
  if (query.isError)
    return (
      <>
        <PageHead title="Đợt tự đánh giá" beside={<SchoolTabs at="rounds" />} />
        <ReadError title="Không mở được đợt tự đánh giá" query={query} />
      </>
    );
  const view = query.data;
  const { round, lines, set } = view;
  const shown = address.loc ? lines.filter(passes[address.loc]) : lines;
  const selected = lines.find(({ indicator }) => inAddress(indicator.code) === address.ma);
  const select = (code: string) => onAddress({ ...address, ma: inAddress(code) });
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Đợt tự đánh giá', href: '/truong-chuan/dot-danh-gia' }, { label: round.name }]}
        title={round.name}
        beside={<SchoolTabs at="rounds" />}
        asOf={formatDate(round.asOf)}
        subtitle={subtitleOf(view)}
        actions={<RoundActs view={view} />}
      />
      <Stack>
        <PracticeLine isPractice={set.isPractice} importAt={null} />
        <Toolbar>
          <FilterPill
            label="Chỉ tiêu"
            options={filters.map((value) => ({
              value,
              label: filterLabels[value],
              count: lines.filter(passes[value]).length,
            }))}
            value={address.loc ?? null}
            onChange={(loc) => onAddress(loc ? { loc } : {})}
          />
        </Toolbar>
        <Split
          keep
          width={404}
          panel={selected ? <LinePanel view={view} line={selected} onDone={() => {}} /> : null}
        >
          <Card flush label="Các chỉ tiêu của đợt">
            <DataTable
              label={`${shown.length} chỉ tiêu`}
              rows={shown}
              columns={columns}
              rowKey={({ indicator }) => indicator.code}
              rowHref={({ indicator }) => `/truong-chuan/chi-tieu/${indicator.id}?dot=${round.id}`}
              selected={selected?.indicator.code ?? null}
              onSelect={select}
              empty={
                <EmptyState title={`Không có chỉ tiêu nào khớp, trong ${lines.length} chỉ tiêu của đợt`} />
              }
              cardActions={(line) => (
                <Button small onClick={() => select(line.indicator.code)}>
                  {line.mayFill ? 'Điền' : line.mayCheck ? 'Soát' : 'Xem'}
                </Button>
              )}
            />
          </Card>
        </Split>
      </Stack>
      <KeyBar
        hints={[
          { keys: '↓', label: 'dòng sau' },
          { keys: '↑', label: 'dòng trước' },
          { keys: 'Enter', label: 'mở trang chỉ tiêu' },
        ]}
      />
    </>
  );
}

function subtitleOf({ round, set, lines }: RoundView): string {
  const count = (state: Line['state']) => lines.filter((line) => line.state === state).length;
  const standing = round.closedAt
    ? 'đã chốt, không thay đổi nữa'
    : `chưa điền ${count('empty')}, chờ soát ${count('filled')}, trả lại ${count('returned')}, đã soát ${count('checked')}`;
  const due = !round.closedAt && round.dueOn ? `, hạn điền ${formatDate(round.dueOn)}` : '';
  return `${set.name}, mức ${round.level}: ${standing}${due}`;
}

/** All that waits looked through at once, and the closing. */
function RoundActs({ view }: { view: RoundView }) {
  const { round, lines, closing } = view;
  const [asking, setAsking] = useState(false);
  const check = useRoundAct('check');
  const close = useRoundAct('close', () => setAsking(false));
  const waiting = lines.filter((line) => line.mayCheck);
  const empty = lines.filter(({ state }) => state === 'empty').length;
  const error = check.error ?? close.error;
  return (
    <Actions>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      <ButtonLink href={`/truong-chuan?dot=${round.id}`}>Tổng thể</ButtonLink>
      <ReportButton roundId={round.id} issuer={view.school.relation === 'own' ? 'school' : 'office'} />
      {waiting.length > 1 ? (
        <Button
          busy={check.isPending}
          onClick={() =>
            check.mutate({
              roundId: round.id,
              entries: waiting.map((line) => ({
                indicatorId: line.indicator.id,
                entryId: line.entryId ?? 0,
              })),
            })
          }
        >
          Đúng cả {waiting.length} chỉ tiêu chờ soát
        </Button>
      ) : null}
      {closing.may || closing.why ? (
        <Button
          variant="filled"
          onClick={() => setAsking(true)}
          disabled={!closing.may}
          title={closing.why ?? undefined}
        >
          Chốt đợt
        </Button>
      ) : null}
      <ConfirmDialog
        opened={asking}
        title={`Chốt ${round.name}?`}
        verb="Chốt đợt"
        onConfirm={() => close.mutate({ roundId: round.id })}
        onClose={() => setAsking(false)}
      >
        Kết quả, ngưỡng và minh chứng lúc này được giữ nguyên, không sửa được nữa.
        {empty > 0 ? ` ${empty} chỉ tiêu chưa điền được ghi là chưa đánh giá.` : ''}
      </ConfirmDialog>
    </Actions>
  );
}

const columns: Column<Line>[] = [
  { key: 'code', head: 'Mã', width: 56, card: 'code', cell: ({ indicator }) => <b>{indicator.code}</b> },
  {
    key: 'name',
    head: 'Chỉ tiêu',
    card: 'title',
    cell: ({ indicator }) => indicator.name,
    sub: ({ owner }) => owner?.shortName ?? 'chưa có đơn vị phụ trách',
  },
  {
    key: 'value',
    head: 'Giá trị',
    width: 140,
    cell: ({ value, valueFrom, computed, indicator, state }) =>
      (valueFrom === 'facts' || state === 'empty') && computed
        ? (valueWords(computed, indicator) ?? 'chưa biết')
        : (valueWords({ value, numerator: null, denominator: null }, indicator) ?? 'chưa có'),
    sub: ({ state, computed }) => (state === 'empty' && computed?.value ? 'số liệu đề nghị' : null),
  },
  { key: 'result', head: 'Kết quả', width: 130, cell: ({ result }) => <ResultLabel result={result} /> },
  {
    key: 'state',
    head: 'Tình hình',
    width: 120,
    card: 'state',
    cell: ({ state }) => <StateLabel state={fillLabels[state].state} words={fillLabels[state].words} />,
  },
];
