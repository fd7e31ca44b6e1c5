import { formatNumber } from '@dondoc/vietnamese';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { FrozenLine, PlannedClass } from '../schema.ts';
import css from './line-panel.module.css';

interface Props {
  line: FrozenLine;
  classes: PlannedClass[];
  year: number;
  onClose(): void;
}

/** Where a line comes from: each need that is in it, and the classes that hold its heads. */
export function LinePanel({ line, classes, year, onClose }: Props) {
  const own = classes.filter(({ lineId }) => lineId === line.id);
  const months = line.months.length > 0 ? line.months.join(', ') : 'tháng nào cũng được';
  return (
    <Card title={line.programmeName} aside={`${formatNumber(line.heads)} người`}>
      <Stack>
        <Facts
          labelWidth={84}
          facts={[
            ['Đối tượng', line.audience],
            ['Tháng mở', months],
            [
              'Nguồn gốc',
              line.origin === 'proposed'
                ? 'Trường đề xuất ngoài nhu cầu'
                : `Gộp từ ${line.needs.length} nhu cầu`,
            ],
            ['Lý do', line.reason ?? 'không nêu'],
          ]}
        />
        {line.needs.length > 0 ? (
          <table className={css.needs}>
            <caption>Nhu cầu trong dòng này</caption>
            <tbody>
              {line.needs.map(({ needId, agencyName, heads }) => (
                <tr key={needId}>
                  <th scope="row">{agencyName}</th>
                  <td>{formatNumber(heads)} người</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <table className={css.needs}>
          <caption>{own.length} lớp</caption>
          <tbody>
            {own.map(({ id, ordinal, heads, provider, month }) => (
              <tr key={id}>
                <th scope="row">
                  Lớp {ordinal}, {heads} người
                </th>
                <td>{provider ? `${provider.name}, tháng ${month}` : 'chưa có nơi mở'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Actions>
          <Link href={`/dao-tao/nhu-cau?nam=${year}`}>Xem nhu cầu năm {year}</Link>
          <Button small onClick={onClose}>
            Đóng
          </Button>
        </Actions>
      </Stack>
    </Card>
  );
}
