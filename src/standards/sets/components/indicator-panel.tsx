import { useState } from 'react';
import { Button, ButtonLink, IconButton } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import type { Indicator, Threshold } from '../../schema.ts';
import { kindLabels, thresholdWords } from '../labels.ts';
import type { SetView } from '../schema.ts';
import css from './set.module.css';
import { ThresholdForm } from './threshold-form.tsx';
import { useSetAct } from './use-set-act.ts';

interface Props {
  indicator: Indicator;
  view: SetView;
  onClose(): void;
}

/** All that the set says of one indicator; a threshold that is missing is entered here. */
export function IndicatorPanel({ indicator, view, onClose }: Props) {
  const { code, name, kind, unit, windowYears, rule, article, note } = indicator;
  const facts: [string, React.ReactNode][] = [
    ['Loại', unit ? `${kindLabels[kind]}, ${unit}` : kindLabels[kind]],
    ['Kỳ tính', windowYears ? `${windowYears} năm trước ngày đánh giá` : 'không nêu'],
    ['Quy tắc', rule ?? 'người nhập giá trị kèm nguồn'],
    ['Điều khoản', article ?? 'không nêu'],
    ['Minh chứng', indicator.evidenceExpected ?? 'không nêu'],
    ['Phụ trách', indicator.owner ?? 'không nêu'],
    ['Phụ thuộc', indicator.dependsOn ?? 'không nêu'],
    ...(note ? ([['Ghi chú', note]] satisfies [string, string][]) : []),
  ];
  return (
    <Card
      title={`${code}. ${name}`}
      aside={
        <IconButton label="Đóng" onClick={onClose}>
          <IconX size={18} aria-hidden />
        </IconButton>
      }
    >
      <Stack>
        <Facts facts={facts} />
        <div>
          {view.set.levels.map((level) => (
            <Level key={`${indicator.id} ${level}`} {...{ indicator, level, view }} />
          ))}
        </div>
        <Actions>
          <ButtonLink small href={`/truong-chuan/chi-tieu/${indicator.id}`}>
            Xem kết quả, minh chứng, việc liên quan
          </ButtonLink>
        </Actions>
      </Stack>
    </Card>
  );
}

function Level({ indicator, level, view }: Omit<Props, 'onClose'> & { level: number }) {
  const [form, setForm] = useState<Threshold | 'empty' | null>(null);
  const close = () => setForm(null);
  const remove = useSetAct('removeThreshold', close);
  const found = indicator.thresholds.find((one) => one.level === level);
  const proposed = view.proposed.find((one) => one.code === indicator.code && one.level === level);
  if (form)
    return (
      <div className={css.level}>
        <b>Ngưỡng mức {level}</b>
        <ThresholdForm {...{ indicator, level }} from={form === 'empty' ? null : form} onClose={close} />
      </div>
    );
  return (
    <div className={css.level}>
      <b>Ngưỡng mức {level}</b>
      {found ? (
        <div>
          <b>{thresholdWords(indicator, found)}</b>
          <span className={css.where}>{[found.article, found.source].filter(Boolean).join(', ')}</span>
        </div>
      ) : (
        <span className={css.none}>Chưa có ngưỡng</span>
      )}
      {proposed ? (
        <p className={css.proposed}>
          Có thể là <b>{thresholdWords(indicator, proposed)}</b>, chưa được tính. {proposed.source}. Đối chiếu
          bản quy định rồi nhập.
        </p>
      ) : null}
      {view.mayKeep ? (
        <Actions>
          <Button small onClick={() => setForm(found ?? (proposed ? { ...proposed, source: '' } : 'empty'))}>
            {found ? 'Sửa ngưỡng' : 'Nhập ngưỡng'}
          </Button>
          {found ? (
            <Button
              small
              busy={remove.isPending}
              onClick={() => remove.mutate({ indicatorId: indicator.id, level })}
            >
              Bỏ ngưỡng
            </Button>
          ) : null}
        </Actions>
      ) : null}
    </div>
  );
}
