import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { ownersApi } from '../api.ts';
import { ledByLabels } from '../labels.ts';
import { LedBy, type OwnersView } from '../schema.ts';

interface Props {
  setId: string;
  indicatorIds: string[];
  view: OwnersView;
  onClose(): void;
}

const KEEP = 'giu-nguyen';
const NONE = 'khong';
const keep = { value: KEEP, label: 'Giữ nguyên từng chỉ tiêu' };

/** Who answers for the ticked indicators; what is left at "giữ nguyên" stays as it is with each. */
export function OwnersForm({ setId, indicatorIds, view, onClose }: Props) {
  const client = useQueryClient();
  const [unit, setUnit] = useState(KEEP);
  const [ledBy, setLedBy] = useState(KEEP);
  const [body, setBody] = useState(KEEP);
  const set = useMutation(
    ownersApi.owners.set.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  const idOf = (value: string) => (value === NONE ? null : value);
  const patch = {
    ...(unit === KEEP ? {} : { agencyId: idOf(unit) }),
    ...(ledBy === KEEP ? {} : { ledBy: LedBy.parse(ledBy) }),
    ...(body === KEEP ? {} : { dependsOnId: idOf(body) }),
  };
  const options = (refs: OwnersView['units'], none: string) => [
    keep,
    { value: NONE, label: none },
    ...refs.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Card title={`Phụ trách ${indicatorIds.length} chỉ tiêu`} current>
      <Stack>
        <SelectField
          label="Đơn vị của trường phụ trách"
          options={options(view.units, 'Chưa có đơn vị phụ trách')}
          value={unit}
          onChange={(value) => setUnit(value ?? KEEP)}
        />
        <SelectField
          label="Ai chủ trì"
          options={[keep, ...LedBy.options.map((value) => ({ value, label: ledByLabels[value] }))]}
          value={ledBy}
          onChange={(value) => setLedBy(value ?? KEEP)}
        />
        <SelectField
          label="Cơ quan ngoài trường"
          hint="Cơ quan chủ trì, hoặc chỉ tiêu phụ thuộc vào."
          options={options(view.bodies, 'Không phụ thuộc cơ quan nào')}
          value={body}
          onChange={(value) => setBody(value ?? KEEP)}
        />
        {set.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(set.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button
            variant="filled"
            busy={set.isPending}
            why={Object.keys(patch).length === 0 ? 'chưa chọn gì' : undefined}
            onClick={() => set.mutate({ setId, indicatorIds, patch })}
          >
            Ghi cho {indicatorIds.length} chỉ tiêu
          </Button>
          <Button onClick={onClose}>Bỏ chọn</Button>
        </Actions>
      </Stack>
    </Card>
  );
}
