import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { PageTabs } from '#platform/ui/tabs.tsx';
import { usePrinting } from '#platform/ui/use-printing.ts';
import { OutcomeLine } from '../../components/outcome-line.tsx';
import { LettersCard } from '../../letters/components/letters-card.tsx';
import { nudgesApi } from '../api.ts';
import { AwaitedList } from '../components/awaited-list.tsx';
import { pressedColumns } from '../components/pressed-columns.tsx';
import { isAt, ripeAgencies, rungTabs, type Tab } from '../components/rung-tabs.ts';
import { SettingsCard } from '../components/settings-card.tsx';
import { useNudging } from '../components/use-nudging.tsx';
import { byClock } from '../rules.ts';
import type { NudgeBoard, PressedLine } from '../schema.ts';
import css from './nudges-page.module.css';

const help =
  'Ai phải được đôn đốc hôm nay, ở bậc nào và vì sao. Máy tự nhắc và đưa vào danh sách trình lãnh đạo mỗi sáng; công văn do Văn phòng lập, ký trên giấy rồi ghi số, ngày, người ký; kiểm tra chỉ do lãnh đạo quyết định.';

/** The clerk's morning round: whom to press, on which rung, and the letters to write. */
export function NudgesPage({ tab }: { tab: Tab }) {
  const board = useQuery(nudgesApi.nudges.list.queryOptions());
  if (board.isPending) return <LoadingRows rows={10} label="Đang tải việc phải đôn đốc" />;
  if (board.isError) return <ReadError title="Không mở được trang đôn đốc" query={board} />;
  return <Board board={board.data} tab={tab} />;
}

function Board({ board, tab }: { board: NudgeBoard; tab: Tab }) {
  const viewer = useViewer();
  const printing = usePrinting();
  const [agency, setAgency] = useState<string | null>(null);
  const { lines, awaited, day } = board;
  const ofTab = lines.filter((line) => tab === undefined || (tab !== 'cho' && isAt(line, tab)));
  const shown = ofTab.filter((line) => agency === null || line.agency.id === agency);
  return (
    <PrintSheet
      office={viewer.office.name}
      asOf={formatDate(day)}
      printed={`in ${momentOf(new Date())}, ${viewer.name}`}
      landscape
    >
      <Head board={board} />
      <div data-no-print className={css.tabs}>
        <PageTabs label="Các bậc đôn đốc" tabs={rungTabs(board, tab)} />
      </div>
      <Split
        keep
        width={344}
        panel={
          // Paper takes the list alone.
          printing ? null : (
            <Stack>
              <LettersCard
                today={day}
                ripe={ripeAgencies(lines)}
                drafts={board.drafts}
                sent={board.sent}
                mayWrite={may(viewer, 'nudge.letter')}
              />
              <SettingsCard {...board} maySet={may(viewer, 'nudge.settings')} />
            </Stack>
          )
        }
      >
        {tab === 'cho' ? (
          <Card flush label="Chờ cho ý kiến">
            <AwaitedList lines={awaited} day={day} />
          </Card>
        ) : (
          <Pressed lines={shown} day={day}>
            <FilterPill
              label="Cơ quan"
              options={agenciesOf(ofTab)}
              value={agency}
              onChange={(chosen) => setAgency(chosen)}
            />
          </Pressed>
        )}
      </Split>
    </PrintSheet>
  );
}

function agenciesOf(lines: PressedLine[]) {
  const byAgency = Map.groupBy(lines, ({ agency }) => agency.id);
  return [...byAgency].map(([value, of]) => ({ value, label: of[0]?.agency.name ?? '', count: of.length }));
}

function Head({ board }: { board: NudgeBoard }) {
  const viewer = useViewer();
  const client = useQueryClient();
  const due = board.lines.reduce((sum, line) => sum + byClock(line.due).length, 0);
  const send = useMutation(
    nudgesApi.nudges.sendDue.mutationOptions({ onSettled: () => client.invalidateQueries() }),
  );
  return (
    <>
      <PageHead
        title="Đôn đốc"
        help={help}
        asOf={formatDate(board.day)}
        actions={
          <span data-no-print>
            <Button small icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              In
            </Button>{' '}
            {may(viewer, 'nudge.send') && due > 0 ? (
              <Button variant="filled" busy={send.isPending} onClick={() => send.mutate(undefined)}>
                Làm {due} bậc đến lượt
              </Button>
            ) : null}
          </span>
        }
      />
      {send.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(send.error)}
        </AlertLine>
      ) : null}
      {send.data ? (
        <AlertLine tone="done" live>
          Đã làm {send.data.taken} bậc: cơ quan và lãnh đạo đã được báo.
        </AlertLine>
      ) : null}
    </>
  );
}

const keyOf = ({ code, agency }: PressedLine): string => `${code} ${agency.id}`;

function Pressed({ lines, day, children }: { lines: PressedLine[]; day: string; children: React.ReactNode }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const row = lines.find((line) => keyOf(line) === chosen) ?? lines[0] ?? null;
  const nudging = useNudging(row?.code ?? null);
  return (
    <>
      <OutcomeLine outcome={nudging.outcome} named />
      <Toolbar end={`${lines.length} phần việc`}>
        {children}
        {nudging.button}
      </Toolbar>
      <Card flush label="Việc phải đôn đốc">
        <DataTable
          label={`Việc phải đôn đốc, ${lines.length} dòng`}
          rows={lines}
          columns={pressedColumns}
          rowKey={keyOf}
          rowHref={({ code }) => `/nhiem-vu/${code}`}
          selected={row ? keyOf(row) : null}
          onSelect={setChosen}
          isLate={({ about }) => about === 'late'}
          empty={
            <EmptyState title={`Không có việc nào phải đôn đốc ở đây, tính đến hết ngày ${formatDate(day)}.`}>
              Việc vào đây khi gần đến hạn, quá hạn, hoặc không thời hạn mà lâu không có báo cáo.
            </EmptyState>
          }
        />
      </Card>
      {nudging.dialog}
    </>
  );
}
