import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { FilterMark, FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { ConflictsLine } from '../../conflicts/components/conflicts-line.tsx';
import { stateLabels, stateMarks } from '../../plan/labels.ts';
import type { Cost } from '../../solving/schema.ts';
import { trainingAllocationApi } from '../api.ts';
import { DivideCard } from '../components/divide-card.tsx';
import { LoadCard } from '../components/load-card.tsx';
import { PlacePanel } from '../components/place-panel.tsx';
import { PlacedTable } from '../components/placed-table.tsx';
import { ReckonForm } from '../components/reckon-form.tsx';
import { RunsCard } from '../components/runs-card.tsx';
import { knownOf, moneyWords, unknownWords, wayWords } from '../labels.ts';
import { unknownsOf } from '../rules.ts';
import type { AllocatedClass, AllocatingAddress, AllocationView } from '../schema.ts';

interface Props {
  address: AllocatingAddress;
  onAddress(address: AllocatingAddress): void;
}

const help =
  'Xếp mỗi lớp của kế hoạch vào một đơn vị và một tháng, theo chức năng, phòng, giờ giảng, quãng đường, kinh phí. Tính nhiều cách, đặt cạnh nhau rồi chọn; bấm một lớp để xem vì sao ở đó, vì sao không ở nơi khác, hoặc xếp bằng tay.';

/** Where the classes of the year go. */
export function AllocatingPage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const year = address.nam ?? Number(today.slice(0, 4)) + 1;
  const [reckons, setReckons] = useState(false);
  const found = useQuery(
    trainingAllocationApi.trainingAllocation.get.queryOptions({
      input: { year },
      placeholderData: keepPreviousData,
    }),
  );
  const view = found.data;
  const isOpen = view?.mayPlan && view.state === 'draft' && view.planId !== null;
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="allocation" />}
        asOf={formatDate(today)}
        actions={
          <Actions>
            <ButtonLink href={`/dao-tao/don-vi?nam=${year}`}>Năng lực đơn vị</ButtonLink>
            {isOpen ? (
              <Button variant="filled" why={whyNotYet(view)} onClick={() => setReckons(true)}>
                Tính phân bổ
              </Button>
            ) : null}
          </Actions>
        }
      />
      {found.isPending ? <LoadingRows rows={10} /> : null}
      {found.isError ? <ReadError title="Không mở được phân bổ" query={found} /> : null}
      {view && !view.seesAll ? (
        <NoPermission action={<ButtonLink href="/dao-tao">Xem kế hoạch năm</ButtonLink>}>
          Cơ quan thống nhất, thẩm định và tham gia xây dựng kế hoạch xem phân bổ. Kế hoạch đã phê duyệt ở
          trang Kế hoạch năm.
        </NoPermission>
      ) : null}
      {view?.seesAll ? (
        <Stack>
          <Toolbar>
            <FilterPill
              label="Năm"
              options={[...new Set([year, ...view.years])].map((one) => ({
                value: String(one),
                label: String(one),
              }))}
              all={String(year)}
              value={address.nam ? String(address.nam) : null}
              onChange={(nam) => onAddress(nam ? { nam: Number(nam) } : {})}
            />
          </Toolbar>
          {view.lines === 0 ? (
            <NoLines year={year} />
          ) : (
            <Shown
              {...{ view, address, onAddress }}
              isOpen={Boolean(isOpen)}
              reckons={reckons && Boolean(isOpen)}
              onReckoned={() => setReckons(false)}
            />
          )}
        </Stack>
      ) : null}
    </>
  );
}

function whyNotYet(view: AllocationView): string | undefined {
  if (view.undivided.length > 0 || view.classes.length === 0) return 'chia lớp trước';
  return view.loads.length === 0 ? 'chưa có đơn vị mở lớp' : undefined;
}

const NoLines = ({ year }: { year: number }) => (
  <Card>
    <EmptyState
      title={`Kế hoạch năm ${year} chưa có dòng nào để phân bổ`}
      action={<ButtonLink href={`/dao-tao/nhu-cau?nam=${year}`}>Gộp nhu cầu thành dòng</ButtonLink>}
    />
  </Card>
);

interface ShownProps extends Props {
  view: AllocationView;
  isOpen: boolean;
  reckons: boolean;
  onReckoned(): void;
}

function Shown({ view, address, onAddress, isOpen, reckons, onReckoned }: ShownProps) {
  const one = view.classes.find(({ id }) => id === address.lop);
  const run = view.runs.find(({ id }) => id === address.lan) ?? null;
  const frees = (run ?? standingRun(view))?.unplaced.find(({ classId }) => classId === one?.id)?.frees;
  const unknown = unknownWords(unknownsOf(view.classes));
  const rows = view.classes.filter((row) => isShown(row, address));
  return (
    <Split
      keep
      width={344}
      panel={
        reckons && view.planId ? (
          <ReckonForm planId={view.planId} why={whyNotYet(view)} onClose={onReckoned} />
        ) : one ? (
          <PlacePanel
            key={`${one.id} ${one.provider?.id} ${one.month} ${one.isFixed}`}
            {...{
              one,
              loads: view.loads,
              frees: frees ?? [],
              mayPlace: isOpen && !one.isHeld,
              mayAsk: view.mayPlan,
            }}
            line={{ planId: view.planId ?? '', classes: view.classes }}
            onClose={() => onAddress({ ...address, lop: undefined })}
          />
        ) : undefined
      }
    >
      <FactStrip
        state={<StateLabel boxed state={stateMarks[view.state]} words={stateLabels[view.state]} />}
        facts={factsOf(view)}
      />
      <ConflictsLine year={view.year} />
      <DivideCard view={view} mayDivide={isOpen} />
      {view.loads.length === 0 ? (
        <AlertLine
          tone="look"
          action={
            <ButtonLink small href={`/dao-tao/don-vi?nam=${view.year}`}>
              Ghi năng lực
            </ButtonLink>
          }
        >
          Chưa có đơn vị mở lớp nào của năm {view.year}: chưa biết phòng, giờ giảng, chương trình được dạy.
        </AlertLine>
      ) : null}
      {unknown ? (
        <AlertLine tone="look">{unknown}. Ghi số tiết, thời gian ở chương trình để tính cho đủ.</AlertLine>
      ) : null}
      {view.breaches.map((says) => (
        <AlertLine key={says} tone="look">
          {says}
        </AlertLine>
      ))}
      {view.runs.length > 0 ? (
        <RunsCard
          runs={view.runs}
          mayChoose={isOpen}
          selected={address.lan ?? null}
          onSelect={(lan) => onAddress({ ...address, lan: address.lan === lan ? undefined : lan })}
        />
      ) : null}
      {view.loads.length > 0 ? <LoadCard loads={view.loads} address={address} /> : null}
      {view.classes.length > 0 ? (
        <Card flush title="Lớp và nơi mở" aside={<Narrowed {...{ view, rows, address, onAddress }} />}>
          <PlacedTable
            classes={rows}
            of={view.classes.length}
            run={run}
            providerNames={new Map(view.loads.map(({ id, name }) => [id, name]))}
            selected={address.lop ?? null}
            onSelect={(lop) => {
              onReckoned();
              onAddress({ ...address, lop });
            }}
          />
        </Card>
      ) : null}
    </Split>
  );
}

/** Of the runs that are still of these classes, the one chosen last; before any is chosen, the newest. */
const standingRun = ({ runs }: AllocationView) =>
  runs
    .filter(({ isStale }) => !isStale)
    .toSorted((a, b) => (b.chosenAt?.getTime() ?? 0) - (a.chosenAt?.getTime() ?? 0))[0];

const isShown = (row: AllocatedClass, { donVi, loc }: AllocatingAddress): boolean =>
  (donVi === undefined || row.provider?.id === donVi) &&
  (loc === undefined || (loc === 'fixed' ? row.isFixed : row.provider === null));

interface NarrowedProps extends Props {
  view: AllocationView;
  rows: AllocatedClass[];
}

function Narrowed({ view, rows, address, onAddress }: NarrowedProps) {
  if (rows.length < view.classes.length)
    return (
      <FilterMark
        label="Đang xem"
        value={`${rows.length}/${view.classes.length} lớp`}
        onRemove={() => onAddress({ nam: address.nam, lan: address.lan })}
      />
    );
  const waiting = view.classes.filter(({ provider }) => provider === null).length;
  return waiting > 0 && waiting < view.classes.length ? (
    <Button small onClick={() => onAddress({ ...address, loc: 'unplaced' })}>
      Chỉ xem {waiting} lớp chưa có nơi mở
    </Button>
  ) : (
    `${view.classes.length} lớp`
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

function factsOf({ classes, loads, cost, lines }: AllocationView) {
  const placed = classes.filter(({ provider }) => provider !== null).length;
  const hours = classes.flatMap((one) => one.hours ?? []);
  const has = sum(loads.flatMap(({ hoursHas }) => hoursHas));
  const months = classes.flatMap(({ monthsLong }) => monthsLong ?? []);
  const rooms = sum(loads.map(({ roomsHas }) => roomsHas)) * 12;
  const number = (value: number) => formatNumber(Math.round(value));
  const asked = (known: number[]) => ({
    value: known.length > 0 || classes.length === 0 ? number(sum(known)) : 'chưa rõ',
    ...noted(knownOf(known.length, classes.length)),
  });
  const [ofHours, ofMonths] = [asked(hours), asked(months)];
  return [
    { label: 'Lớp đã có nơi mở', value: `${placed}/${classes.length}`, note: `từ ${lines} dòng` },
    { ...ofHours, label: 'Tiết giảng: cần/có', value: `${ofHours.value}/${number(has)}` },
    { ...ofMonths, label: 'Tháng phòng: cần/có', value: `${ofMonths.value}/${number(rooms)}` },
    ...(cost ? factsOfCost(cost) : []),
  ];
}

const noted = (note: string | null) => (note ? { note } : {});

const factsOfCost = ({ placed, cost, distance }: Cost) => [
  {
    label: 'Kinh phí',
    value: cost.money === null ? 'chưa rõ' : moneyWords(cost.money),
    ...noted(knownOf(cost.known, placed)),
  },
  {
    label: 'Quãng đường',
    value: wayWords(distance.headKilometres),
    ...noted(knownOf(distance.known, placed)),
  },
];
