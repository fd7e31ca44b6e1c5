import { formatNumber } from '@dondoc/vietnamese';
import { Link } from '#platform/ui/link.tsx';
import type { Roster, RosterAddress, RosterFigure } from '../schema.ts';
import css from './people.module.css';
import { rosterHref } from './roster-href.ts';

/** Of which of them a figure is a share. */
const whole: Record<string, string> = {
  giang_vien_chinh: 'giang_vien',
  giang_vien_cao_cap: 'giang_vien',
  giang_vien_thac_si: 'giang_vien',
  giang_vien_co_chung_chi: 'giang_vien',
};
const short: Record<string, string> = {
  vien_chuc: 'Viên chức',
  giang_vien: 'Giảng viên',
  giang_vien_chinh: 'Giảng viên chính',
  giang_vien_cao_cap: 'Giảng viên cao cấp',
  giang_vien_thac_si: 'Thạc sĩ trở lên, phù hợp',
  giang_vien_co_chung_chi: 'Có chứng chỉ chức danh',
};

/** What the school is measured by; each opens those whom it counts. */
export function RosterFigures({ roster, address }: { roster: Roster; address: RosterAddress }) {
  const byName = new Map(roster.figures.map((figure) => [figure.name, figure]));
  const concurrent = byName.get('giang_vien_kiem_nhiem')?.value ?? null;
  return (
    <section className={css.figures} aria-label="Số người, chọn để xem danh sách">
      {roster.figures
        .filter(({ name }) => name in short)
        .map((figure) => (
          <Link
            key={figure.name}
            className={css.figure}
            href={rosterHref({ ...address, so: address.so === figure.name ? undefined : figure.name })}
            aria-current={address.so === figure.name ? 'true' : undefined}
          >
            <Value figure={figure} of={byName.get(whole[figure.name] ?? '') ?? null} />
            <span className={css.words}>
              {short[figure.name]}
              {figure.name === 'giang_vien' ? concurrentWords(roster, concurrent) : null}
            </span>
          </Link>
        ))}
    </section>
  );
}

function Value({ figure: { value, reason }, of }: { figure: RosterFigure; of: RosterFigure | null }) {
  if (value === null)
    return (
      <>
        <span className={css.number}>?</span>
        <span className={css.share}>{reason}</span>
      </>
    );
  if (!of) return <span className={css.number}>{formatNumber(value)}</span>;
  return (
    <>
      <span className={css.number}>
        {formatNumber(value)}/{of.value === null ? '?' : formatNumber(of.value)}
      </span>
      <span className={css.share}>
        {of.value ? `${formatNumber((100 * value) / of.value, 1)} %` : 'chưa tính: không có giảng viên'}
      </span>
    </>
  );
}

function concurrentWords({ setting }: Roster, concurrent: number | null): string {
  if (!setting.concurrentCounts) return `, không tính ${concurrent ?? '?'} kiêm nhiệm`;
  return `, gồm ${concurrent ?? '?'} kiêm nhiệm`;
}
