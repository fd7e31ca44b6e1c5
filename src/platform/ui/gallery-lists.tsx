import { useState } from 'react';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { CountCells } from './count-cells.tsx';
import type { Column } from './data-columns.ts';
import { DataTable } from './data-table.tsx';
import { Deadline } from './deadline.tsx';
import { FactStrip } from './fact-strip.tsx';
import { Figures } from './figures.tsx';
import css from './gallery.module.css';
import { EXAMPLE_MARKS, EXAMPLE_PAGES, EXAMPLE_ROWS, EXAMPLE_TEXT, type ExampleRow } from './gallery-data.ts';
import { Actions, Split } from './layout.tsx';
import { Quote, QuoteMark } from './quote.tsx';
import { SourceView } from './source-view.tsx';
import { StateLabel } from './state-label.tsx';
import { StepChain } from './step-chain.tsx';

export function Counts() {
  return (
    <CountCells
      groups={[
        {
          label: 'Chưa xong',
          total: 6,
          cells: [
            { state: 'late', count: 2, href: '?loc=late', active: true },
            { state: 'in-progress', count: 4, href: '?loc=open' },
          ],
        },
        {
          label: 'Đã xong',
          total: 2,
          cells: [
            { state: 'done', count: 1, href: '?loc=done' },
            { state: 'done-late', count: 1, href: '?loc=done-late' },
          ],
        },
        { cells: [{ state: 'undated', count: 5, href: '?loc=undated' }] },
      ]}
      rates={[
        { label: 'Xong / đến hạn', part: 2, whole: 4, href: '?tyle=1' },
        { label: 'Đúng hạn / đã xong', part: 1, whole: 2, href: '?tyle=2' },
        { label: 'Đúng hạn / đến hạn', part: 1, whole: 4, href: '?tyle=3' },
      ]}
    />
  );
}

const COLUMNS: Column<ExampleRow>[] = [
  { key: 'code', head: 'Mã', width: 92, card: 'code', cell: (row) => <CodeCell code={row.code} /> },
  { key: 'title', head: 'Nội dung', card: 'title', cell: (row) => row.title },
  {
    key: 'lead',
    head: 'Chủ trì',
    width: 148,
    cell: (row) => row.lead,
    sort: { state: 'ascending', onToggle: () => {} },
  },
  { key: 'next', head: 'Ai phải làm tiếp', width: 146, cell: (row) => row.next, sub: (row) => row.nextNote },
  {
    key: 'desk',
    head: 'Ngày ở bước',
    title: 'Số ngày làm việc ở bước này',
    width: 62,
    align: 'right',
    cell: (row) => row.desk ?? '–',
  },
  { key: 'due', head: 'Thời hạn, gốc', width: 136, cell: (row) => <Deadline {...row} /> },
  {
    key: 'state',
    head: 'Trạng thái',
    width: 196,
    card: 'state',
    cell: (row) => <StateLabel state={row.state} days={row.days ?? null} date={row.done ?? null} />,
  },
];

function CodeCell({ code }: { code: string }) {
  return (
    <span className={css.code}>
      <span>TB12-</span>
      {code}
    </span>
  );
}

export function TableWithPanel() {
  const [selected, setSelected] = useState<string | null>('3.1');
  const row = EXAMPLE_ROWS.find((item) => item.code === selected);
  return (
    <Split panel={row ? <PanelOf row={row} /> : null}>
      <Card flush label="Nhiệm vụ">
        <DataTable
          label="Nhiệm vụ của thông báo ví dụ, 9 dòng"
          rows={EXAMPLE_ROWS}
          columns={COLUMNS}
          rowKey={(item) => item.code}
          rowHref={(item) => `#nhiem-vu-${item.code}`}
          selected={selected}
          onSelect={setSelected}
          isLate={(item) => item.state === 'late'}
          cardActions={(item) => (
            <>
              <Button variant="filled" aria-label={`Báo cáo ${item.code}`}>
                Báo cáo
              </Button>
              <Button aria-label={`Xem văn bản của ${item.code}`}>Xem văn bản</Button>
            </>
          )}
        />
      </Card>
    </Split>
  );
}

function PanelOf({ row }: { row: ExampleRow }) {
  return (
    <Card as="aside" label="Nhiệm vụ đang chọn">
      <div className={css.stack}>
        <Actions>
          <b>TB12-{row.code}</b>
          <StateLabel state={row.state} days={row.days ?? null} date={row.done ?? null} />
        </Actions>
        <h2>{row.title}</h2>
        <Quote after={<a href="#trang-1">tr. 1</a>}>
          Giao {row.lead} chủ trì thực hiện; báo cáo Thường trực.
        </Quote>
        <Deadline {...row} inline />
      </div>
    </Card>
  );
}

export function LeaderNumbers() {
  return (
    <Figures
      label="Bốn con số"
      figures={[
        { state: 'late', words: 'Chưa xong, quá hạn', value: 4, note: 'tháng trước 6', href: '?so=1' },
        {
          state: 'in-progress',
          words: 'Chưa xong, trong hạn',
          value: 14,
          note: 'tháng trước 17',
          href: '?so=2',
        },
        { state: 'done', words: 'Hoàn thành đúng hạn', value: 31, note: 'tháng trước 24', href: '?so=3' },
        { state: 'done-late', words: 'Hoàn thành quá hạn', value: 5, note: 'tháng trước 4', href: '?so=4' },
        {
          state: 'silent',
          words: '2 việc quá 90 ngày chưa có báo cáo',
          value: 10,
          note: 'không thời hạn, không tính vào tỷ lệ',
          href: '?so=5',
          aside: true,
        },
      ]}
    />
  );
}

export function DirectiveParts() {
  return (
    <>
      <FactStrip
        state={<StateLabel state="late" days={13} />}
        facts={[
          { label: 'Ai phải làm tiếp', value: 'Ban Tổ chức Tỉnh uỷ', note: '17 ngày làm việc ở bước này' },
          { label: 'Thời hạn', value: '15/03/2024', note: 'gia hạn lần 1' },
          { label: 'Chủ trì', value: 'Trường Chính trị tỉnh' },
          { label: 'Sản phẩm', value: 'Quyết định thành lập' },
        ]}
      />
      <Card title="Các bước" aside="số ngày làm việc hồ sơ nằm ở từng cơ quan, đến 28/03/2024" flush>
        <StepChain
          steps={[
            {
              key: '1',
              title: 'Tham mưu',
              agency: 'Trường Chính trị tỉnh',
              state: 'done',
              clock: '66 ngày',
              children: 'Lần 1: 40 ngày, lần 2: 26 ngày.',
            },
            {
              key: '2',
              title: 'Thẩm định, trình',
              agency: 'Ban Tổ chức Tỉnh uỷ',
              state: 'current',
              clock: '17 ngày',
              clockNote: 'đang giữ',
              children: 'Hạn của bước: 12/03/2024.',
            },
            {
              key: '3',
              title: 'Quyết định',
              agency: 'Thường trực Tỉnh uỷ',
              state: 'todo',
              children: 'Chưa đến.',
            },
          ]}
        />
      </Card>
      <Card label="Nguyên văn">
        <Quote large>
          Giao <QuoteMark>Trường Chính trị</QuoteMark> tham mưu; <QuoteMark>Ban Tổ chức Tỉnh uỷ</QuoteMark>{' '}
          thẩm định.
        </Quote>
      </Card>
    </>
  );
}

export function SourceCard() {
  const [current, setCurrent] = useState('n5');
  const [hover, setHover] = useState<string | null>(null);
  return (
    <Card flush label="Văn bản gốc và các chỗ đánh dấu">
      <div className={css.source}>
        <SourceView
          name="thong-bao-12.pdf"
          text={EXAMPLE_TEXT}
          pages={EXAMPLE_PAGES}
          marks={EXAMPLE_MARKS}
          currentId={current}
          onMark={setCurrent}
          hoverId={hover}
          onHover={setHover}
        />
      </div>
    </Card>
  );
}
