import { Link } from '#platform/ui/link.tsx';
import type { PlanAddress, PlannedClass } from '../schema.ts';
import css from './class-matrix.module.css';
import { planHref } from './plan-href.ts';

interface Props {
  classes: PlannedClass[];
  address: PlanAddress;
}

const months = Array.from({ length: 12 }, (_, at) => at + 1);
/** In the address: classes that stand nowhere. */
export const NOWHERE = 'chua-xep';

/** Classes by provider and month; a figure narrows the list below to what is behind it. */
export function ClassMatrix({ classes, address }: Props) {
  const placed = classes.filter(({ provider }) => provider !== null);
  const rows = [...Map.groupBy(placed, ({ provider }) => provider?.id ?? '')]
    .map(([id, own]) => ({ id, name: own[0]?.provider?.name ?? '', own }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  const waiting = classes.length - placed.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard
    <section className={css.wrap} aria-label="Lớp theo đơn vị và tháng" tabIndex={0}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">Đơn vị mở lớp</th>
            {months.map((month) => (
              <th key={month} scope="col">
                <abbr title={`Tháng ${month}`}>T{month}</abbr>
              </th>
            ))}
            <th scope="col">Cộng</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, own }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {months.map((month) => (
                <td key={month}>
                  <Figure
                    count={own.filter((one) => one.month === month).length}
                    words={`${name}, tháng ${month}`}
                    to={{ ...address, dong: undefined, donVi: id, thang: month }}
                    isOn={address.donVi === id && address.thang === month}
                  />
                </td>
              ))}
              <td>
                <Figure
                  count={own.length}
                  words={`${name}, cả năm`}
                  to={{ ...address, dong: undefined, donVi: id, thang: undefined }}
                  isOn={address.donVi === id && address.thang === undefined}
                />
              </td>
            </tr>
          ))}
          {waiting > 0 ? (
            <tr>
              <th scope="row">Chưa có nơi mở</th>
              <td colSpan={12} />
              <td>
                <Figure
                  waits
                  count={waiting}
                  words="chưa có nơi mở"
                  to={{ ...address, dong: undefined, donVi: NOWHERE, thang: undefined }}
                  isOn={address.donVi === NOWHERE}
                />
              </td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Cộng</th>
            {months.map((month) => (
              <td key={month}>
                <Figure
                  count={placed.filter((one) => one.month === month).length}
                  words={`mọi đơn vị, tháng ${month}`}
                  to={{ ...address, dong: undefined, donVi: undefined, thang: month }}
                  isOn={address.donVi === undefined && address.thang === month}
                />
              </td>
            ))}
            <td>{classes.length}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

interface FigureProps {
  count: number;
  words: string;
  to: PlanAddress;
  isOn: boolean;
  waits?: boolean;
}

function Figure({ count, words, to, isOn, waits }: FigureProps) {
  if (count === 0) return <span className={css.nothing}>–</span>;
  return (
    <Link
      className={waits ? `${css.cell} ${css.wait}` : css.cell}
      href={planHref(isOn ? { nam: to.nam, ban: to.ban } : to)}
      aria-current={isOn ? 'true' : undefined}
      aria-label={`${count} lớp, ${words}`}
    >
      {count}
    </Link>
  );
}
