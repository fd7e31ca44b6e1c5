import { formatNumber } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { moneyWords, unknownWords } from '../labels.ts';
import type { AllocatingAddress, Load } from '../schema.ts';
import css from './allocating.module.css';
import { allocatingHref } from './allocating-href.ts';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** What the plan asks of each body in each month, beside what it has: lecturer hours, then rooms. */
export function LoadCard({ loads, address }: { loads: Load[]; address: AllocatingAddress }) {
  return (
    <Card
      flush
      title="Đơn vị: dùng và có, theo tháng"
      aside={<Link href={`/dao-tao/don-vi${address.nam ? `?nam=${address.nam}` : ''}`}>Năng lực đơn vị</Link>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard */}
      <section className={css.wrap} aria-label="Giờ giảng và phòng theo tháng" tabIndex={0}>
        <table className={css.loads}>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  <abbr title={`Tháng ${month}`}>T{month}</abbr>
                </th>
              ))}
              <th scope="col">Cả năm</th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <Row key={load.id} load={load} address={address} />
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const hours = (number: number) => formatNumber(Math.round(number));

function Row({ load, address }: { load: Load; address: AllocatingAddress }) {
  const isOn = address.donVi === load.id;
  const money = load.money === null ? 'chưa ghi kinh phí' : moneyWords(load.money);
  const unknown = unknownWords(load.unknown);
  const ceiling = load.ceiling === null ? '' : `, trần ${moneyWords(load.ceiling)}`;
  return (
    <tr>
      <th scope="row">
        <Link
          href={allocatingHref({ nam: address.nam, donVi: isOn ? undefined : load.id })}
          aria-current={isOn ? 'true' : undefined}
        >
          {load.name}
        </Link>
        <span className={css.quiet}>
          {load.classes} lớp, {money}
          {ceiling}
          {unknown ? `; ${unknown}` : ''}
        </span>
      </th>
      {months.map((month) => (
        <td key={month}>
          <Used used={load.hours[month - 1] ?? 0} has={load.hoursHas[month - 1] ?? 0} unit="tiết" />
          <Used quiet used={load.rooms[month - 1] ?? 0} has={load.roomsHas} unit="phòng" />
        </td>
      ))}
      <td>
        <Used used={sum(load.hours)} has={sum(load.hoursHas)} unit="tiết" />
        <span className={css.quiet}>{load.roomsHas} phòng</span>
      </td>
    </tr>
  );
}

interface UsedProps {
  used: number;
  has: number;
  unit: string;
  quiet?: boolean;
}

function Used({ used, has, unit, quiet }: UsedProps) {
  const isOver = used > has + 1e-6;
  const words = `${hours(used)}/${hours(has)}`;
  return (
    <span
      className={[quiet && css.quiet, isOver && css.over].filter(Boolean).join(' ') || undefined}
      title={`${unit}: dùng ${hours(used)}, có ${hours(has)}`}
    >
      {words}
    </span>
  );
}
