import { formatNumber } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { formLabels } from '../../labels.ts';
import { balanceWords, deviationWords, shareWords } from '../labels.ts';
import type { Balance } from '../schema.ts';
import css from './hours-bar.module.css';

type Share = Balance['shares'][number];

const columnsOf = (total: number): Column<Share>[] => [
  {
    key: 'form',
    head: 'Hình thức',
    card: 'title',
    cell: ({ form }) => (
      <>
        <span className={`${css.swatch} ${css[form]}`} aria-hidden />
        {formLabels[form]}
      </>
    ),
  },
  { key: 'share', head: 'Số tiết', width: 170, align: 'right', cell: (one) => shareWords(one, total) },
  {
    key: 'aim',
    head: 'Mục tiêu',
    width: 100,
    align: 'right',
    cell: ({ aim }) => (aim === null ? 'chưa đặt' : `${formatNumber(aim, 1)}\u00a0%`),
  },
  {
    key: 'deviation',
    head: 'So với mục tiêu',
    width: 170,
    cell: ({ deviation }) => (
      <span className={deviation ? css.off : undefined}>{deviationWords(deviation)}</span>
    ),
  },
];

/** How the hours are shared among the forms of teaching, and how far from what the school aims at (seed 2.2). */
export function BalanceCard({ balance, aimBasis }: { balance: Balance; aimBasis: string | null }) {
  const { state, total, shares } = balance;
  const title = 'Cân bằng lý thuyết với thảo luận, thực hành, tình huống';
  if (state === 'noHours')
    return (
      <Card title={title}>
        <EmptyState title="Chưa có số tiết theo hình thức">
          Nguồn của chương trình không nêu số tiết. Ghi bản mới với số tiết theo văn bản để tính cơ cấu.
        </EmptyState>
      </Card>
    );
  return (
    <Card title={title} aside={balanceWords(balance)}>
      <div className={css.bar} role="img" aria-label={barWords(balance)}>
        {shares
          .filter(({ hours }) => hours > 0)
          .map(({ form, hours }) => (
            <i key={form} className={css[form]} style={{ flexGrow: hours, flexBasis: 0 }} />
          ))}
      </div>
      <DataTable
        label={`Số tiết theo hình thức, cả ${formatNumber(total)} tiết`}
        rows={shares}
        columns={columnsOf(total)}
        rowKey={({ form }) => form}
      />
      <p className={css.note}>
        {state === 'noAim' ? (
          <>
            Trường chưa đặt cơ cấu mục tiêu nên chưa nói được cân bằng hay chưa.{' '}
            <Link href="/dao-tao/cach-tinh">Đặt ở trang «Cách tính»</Link>.
          </>
        ) : (
          <>
            Mục tiêu theo {aimBasis ?? 'cơ cấu trường đặt, chưa ghi căn cứ'}.{' '}
            <Link href="/dao-tao/cach-tinh">Xem cách tính</Link>.
          </>
        )}
      </p>
    </Card>
  );
}

const barWords = ({ shares, total }: Balance): string =>
  shares.map((one) => `${formLabels[one.form]}: ${shareWords(one, total)}`).join('; ');
