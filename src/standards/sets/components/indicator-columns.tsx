import type { Column } from '#platform/ui/data-columns.ts';
import type { Owner, OwnersView } from '../../owners/schema.ts';
import type { Indicator, IndicatorSet } from '../../schema.ts';
import { kindLabels, thresholdWords } from '../labels.ts';
import type { Bundle } from '../schema.ts';
import css from './set.module.css';

export interface Row {
  indicator: Indicator;
  owner: Owner | undefined;
}

export const bundleLabels: Record<Bundle, string> = {
  all: 'Tất cả',
  school: 'Trường chủ trì',
  other: 'Cơ quan khác chủ trì',
  noThreshold: 'Chưa có ngưỡng',
  noOwner: 'Chưa có đơn vị phụ trách',
};

export const isIn: Record<Bundle, (row: Row) => boolean> = {
  all: () => true,
  school: ({ owner }) => (owner?.ledBy ?? 'school') === 'school',
  other: ({ owner }) => owner?.ledBy === 'other',
  noThreshold: ({ indicator }) => indicator.thresholds.length === 0,
  noOwner: ({ owner }) => !owner?.agencyId,
};

export function columnsOf(set: IndicatorSet, view: OwnersView | undefined): Column<Row>[] {
  const unit = new Map(view?.units.map(({ id, name, shortName }) => [id, shortName ?? name]));
  const body = new Map(view?.bodies.map(({ id, name, shortName }) => [id, shortName ?? name]));
  return [
    { key: 'code', head: 'Mã', width: 58, card: 'code', cell: ({ indicator }) => indicator.code },
    {
      key: 'name',
      head: 'Chỉ tiêu',
      card: 'title',
      cell: ({ indicator }) => indicator.name,
      sub: ({ indicator: { kind, rule, windowYears } }) =>
        [kindLabels[kind], windowYears ? `${windowYears} năm` : null, rule ? 'tính từ số liệu' : null]
          .filter(Boolean)
          .join(' · '),
    },
    ...set.levels.map(
      (level): Column<Row> => ({
        key: `level${level}`,
        head: `Ngưỡng mức ${level}`,
        width: 132,
        cell: ({ indicator }) => <ThresholdCell indicator={indicator} level={level} />,
      }),
    ),
    {
      key: 'owner',
      head: 'Phụ trách',
      width: 120,
      cell: ({ owner, indicator }) =>
        (owner?.agencyId && unit.get(owner.agencyId)) || (
          <span title={indicator.owner ?? undefined}>chưa giao</span>
        ),
    },
    {
      key: 'ledBy',
      head: 'Chủ trì',
      width: 120,
      cell: ({ owner }) =>
        owner?.ledBy === 'other'
          ? ((owner.dependsOnId && body.get(owner.dependsOnId)) ?? 'Cơ quan khác')
          : 'Trường',
      sub: ({ owner }) =>
        owner?.ledBy !== 'other' && owner?.dependsOnId ? `cần ${body.get(owner.dependsOnId) ?? ''}` : null,
    },
  ];
}

/** A missing threshold is shown, not hidden. */
function ThresholdCell({ indicator, level }: { indicator: Indicator; level: number }) {
  const found = indicator.thresholds.find((one) => one.level === level);
  if (!found) return <span className={css.none}>Chưa có ngưỡng</span>;
  return <>{thresholdWords(indicator, found)}</>;
}
