import { formatDate } from '@dondoc/vietnamese';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Facts, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import css from '../../components/money.module.css';
import { conditionLabels, facilityKindLabels } from '../labels.ts';
import { sayArea } from '../rules.ts';
import type { Facility, FacilityRecord } from '../schema.ts';
import { useFacilityAct } from './use-facility-act.ts';

interface Props {
  facility: Facility;
  mayKeep: boolean;
  onRecord(): void;
}

/** One facility: how it is, what was said before, what is invested in it. */
export function FacilityPanel({ facility: { id, now, history, items }, mayKeep, onRecord }: Props) {
  const remove = useFacilityAct('remove');
  return (
    <Card title={now.name} aside={facilityKindLabels[now.kind]}>
      <Stack>
        <Facts
          labelWidth={110}
          facts={[
            ['Nhu cầu', now.need ?? 'chưa ghi'],
            ['Giấy tờ đất', now.landPaper ?? 'chưa ghi'],
            ['Ghi chú', now.note ?? 'không có'],
            [
              'Hạng mục đầu tư',
              items.length === 0
                ? 'chưa có'
                : items.map((item) => (
                    <div key={item.id}>
                      <Link className={css.target} href={`/dau-tu/${item.id}`}>
                        {item.code}
                      </Link>{' '}
                      {item.name}
                    </div>
                  )),
            ],
          ]}
        />
        <h3>Các lần kiểm kê</h3>
        <Facts
          labelWidth={110}
          facts={history.map((record, at) => [
            `${formatDate(record.onDay)}${history.length > 1 && at === 0 ? ' (nay)' : ''}`,
            recordWords(record),
          ])}
        />
        {remove.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(remove.error)}
          </AlertLine>
        ) : null}
        {mayKeep ? (
          <Actions>
            <Button variant="ink" onClick={onRecord}>
              Ghi tình trạng mới
            </Button>
            {items.length === 0 ? (
              <Button busy={remove.isPending} onClick={() => remove.mutate({ id })}>
                Bỏ khỏi danh sách
              </Button>
            ) : null}
          </Actions>
        ) : null}
      </Stack>
    </Card>
  );
}

const recordWords = ({ condition, areaM2, count, by }: FacilityRecord): string =>
  [
    condition ? conditionLabels[condition] : 'chưa ghi tình trạng',
    areaM2 && sayArea(areaM2),
    count !== null && `${count} phòng, bộ`,
    by && `ghi: ${by}`,
  ]
    .filter(Boolean)
    .join(' · ');
