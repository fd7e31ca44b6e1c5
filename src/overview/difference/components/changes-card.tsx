import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { DirectiveCode } from '#directives/components/directive-code.tsx';
import { headlineLabels } from '#directives/labels.ts';
import { Headline } from '#directives/schema.ts';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { changeHelp, changeLabels } from '../labels.ts';
import { isShown } from '../rules.ts';
import {
  Change,
  type ChangedRow,
  type Difference,
  type DifferenceAddress,
  type Shown,
  type Side,
} from '../schema.ts';
import css from './difference.module.css';
import { pageOf } from './difference-address.ts';

interface Props {
  difference: Difference;
  address: DifferenceAddress;
}

/** Every directive that changed, by classes; a directive may stand in several. */
export function ChangesCard({ difference, address }: Props) {
  const { rows } = difference;
  const { show } = address;
  const shown = show ? rows.filter((row) => isShown(row, show)) : rows;
  return (
    <Card flush title={show ? shownWords(show) : 'Nhiệm vụ có thay đổi'}>
      <Classes rows={rows} address={address} />
      <DataTable
        label={`${shown.length} nhiệm vụ có thay đổi`}
        rows={shown}
        columns={columns}
        rowKey={({ code }) => code}
        rowHref={({ code }) => `/nhiem-vu/${code}`}
        link="title"
        isLate={({ after }) => after?.headline === 'open-late'}
        empty={
          <div className={css.empty}>
            <EmptyState title={show ? 'Không có nhiệm vụ nào thuộc loại này' : 'Không có gì thay đổi'}>
              Từ ngày {formatDate(difference.before.asOf)} đến ngày {formatDate(difference.after.asOf)}.
            </EmptyState>
          </div>
        }
      />
    </Card>
  );
}

/** What the figures of the page open, in words. */
function shownWords(show: Shown): string {
  const [way, headline] = show.split('.');
  const one = Headline.options.find((option) => option === headline);
  if (!one) return changeLabels[show as Change];
  return `${way === 'in' ? 'Thêm vào' : 'Chuyển đi'}: ${headlineLabels[one].toLowerCase()}`;
}

function Classes({ rows, address }: { rows: ChangedRow[]; address: DifferenceAddress }) {
  const all = { label: 'Tất cả', count: rows.length, show: undefined, help: 'mọi nhiệm vụ có thay đổi' };
  const classes = Change.options.map((change) => ({
    ...{ label: changeLabels[change], help: changeHelp[change], show: change },
    count: rows.filter((row) => isShown(row, change)).length,
  }));
  // What hardly ever happens is named only where it does.
  const named = classes.filter(({ show, count }) => count > 0 || (show !== 'gone' && show !== 'reopened'));
  return (
    <nav className={css.classes} aria-label="Loại thay đổi">
      {[all, ...named].map(({ label, count, show, help }) => (
        <Link
          key={label}
          className={css.class}
          href={pageOf({ ...address, show })}
          title={help}
          aria-current={address.show === show ? 'true' : undefined}
        >
          {label}
          <b className={show === 'turnedLate' && count > 0 ? css.red : undefined}>{formatNumber(count)}</b>
        </Link>
      ))}
    </nav>
  );
}

const columns: Column<ChangedRow>[] = [
  {
    key: 'code',
    head: 'Mã',
    width: 134,
    card: 'code',
    cell: ({ code, ref }) => <DirectiveCode code={code} reference={ref} />,
  },
  { key: 'title', head: 'Nội dung', card: 'title', cell: ({ title }) => title },
  {
    key: 'changes',
    head: 'Thay đổi',
    width: 190,
    cell: ({ changes }) => changes.map((change) => changeLabels[change]).join(', ') || 'Đổi tình hình',
  },
  {
    key: 'before',
    head: 'Ngày trước',
    width: 200,
    cell: ({ before }) => standing(before),
    sub: subOf('before'),
  },
  { key: 'after', head: 'Ngày sau', width: 200, cell: ({ after }) => standing(after), sub: subOf('after') },
];

function standing(side: Side | null) {
  if (!side) return <span className={css.zero}>chưa có, hoặc không còn</span>;
  const late = side.daysLate > 0 ? ` ${side.daysLate}\u00a0ngày` : '';
  const red = side.headline === 'open-late' || side.headline === 'done-late';
  return <span className={red ? css.red : undefined}>{`${headlineLabels[side.headline]}${late}`}</span>;
}

function subOf(which: 'before' | 'after') {
  return (row: ChangedRow) => {
    const side = row[which];
    if (!side) return '';
    const due = side.due ? `hạn ${formatDate(side.due)}` : 'không thời hạn';
    return [due, side.leads.map(({ name }) => name).join(', ')].filter(Boolean).join(' · ');
  };
}
