import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import type { GatheredFor } from '../schema.ts';
import { FilesForm } from './files-form.tsx';
import { PaperForm } from './paper-form.tsx';

interface Props {
  set: GatheredFor;
  /** The indicator that it began at. */
  indicatorId: string | null;
  onClose(): void;
}

/** Many files at once onto one indicator, each a piece of evidence; or one that lies on paper only. */
export function AddPanel({ set, indicatorId: first, onClose }: Props) {
  const [indicatorId, setIndicatorId] = useState(first);
  const [onPaper, setOnPaper] = useState(false);
  const indicatorIds = indicatorId ? [indicatorId] : [];
  const options = set.indicators.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
  return (
    <Card
      title="Thêm minh chứng"
      current
      aside={
        <Button small onClick={onClose}>
          Đóng
        </Button>
      }
    >
      <Fields>
        <SelectField
          label="Cho chỉ tiêu"
          hint="Gắn thêm chỉ tiêu khác thì mở minh chứng."
          options={options}
          value={indicatorId}
          onChange={setIndicatorId}
          searchable
          clearable
        />
        {onPaper ? (
          <PaperForm indicatorIds={indicatorIds} onDone={() => setOnPaper(false)} />
        ) : (
          <>
            <FilesForm key={indicatorId} indicatorIds={indicatorIds} />
            <Button variant="quiet" small onClick={() => setOnPaper(true)}>
              Chỉ có bản giấy, hoặc chưa có tệp
            </Button>
          </>
        )}
      </Fields>
    </Card>
  );
}
