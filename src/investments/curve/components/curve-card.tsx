import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { Money } from '../../components/money.tsx';
import { byQuarter, changing } from '../rules.ts';
import type { Point } from '../schema.ts';
import css from './curve-chart.module.css';
import { CurveChart } from './curve-chart.tsx';

interface Props {
  points: Point[];
  day: string;
  /** Where the entries until a day stand. */
  hrefOf?(on: string): string;
}

/** Cumulative sums over time: the chart, and the same figures as a table. */
export function CurveCard({ points, day, hrefOf }: Props) {
  const [step, setStep] = useState<'quarter' | 'month'>('quarter');
  const shown = changing(step === 'quarter' ? byQuarter(points, day) : points, day);
  return (
    <Card title="Đường luỹ kế" aside="triệu đồng; nét đứt: kế hoạch; nét liền: đã phân bổ, đã giải ngân">
      {points.length === 0 ? (
        <EmptyState title="Chưa ghi khoản tiền nào nên chưa có đường luỹ kế" />
      ) : (
        <div className={css.beside}>
          <CurveChart points={points} day={day} />
          <Stack>
            <ChoiceField
              label="Theo"
              hideLabel
              look="segments"
              options={[
                { value: 'quarter', label: 'Quý' },
                { value: 'month', label: 'Tháng' },
              ]}
              value={step}
              onChange={setStep}
            />
            <DataTable
              label={`Luỹ kế theo ${step === 'quarter' ? 'quý' : 'tháng'}, ${shown.length} dòng, triệu đồng; kỳ không đổi không ghi`}
              rows={shown}
              columns={columnsOf(day, hrefOf)}
              rowKey={({ on }) => on}
            />
          </Stack>
        </div>
      )}
    </Card>
  );
}

function columnsOf(day: string, hrefOf: Props['hrefOf']): Column<Point>[] {
  const money = (key: 'planned' | 'allocation' | 'disbursement', head: string): Column<Point> => ({
    ...{ key, head, width: 92, align: 'right' },
    cell: (point) => {
      const sum = point[key];
      if (sum === null) return '';
      return <Money amount={sum} href={point.on <= day ? hrefOf?.(point.on) : undefined} />;
    },
  });
  return [
    {
      ...{ key: 'on', head: 'Đến hết ngày', width: 112, nowrap: true, card: 'title' },
      cell: ({ on }) => (on === day ? <b>{formatDate(on)}</b> : formatDate(on)),
    },
    money('planned', 'Kế hoạch'),
    money('allocation', 'Phân bổ'),
    money('disbursement', 'Giải ngân'),
  ];
}
