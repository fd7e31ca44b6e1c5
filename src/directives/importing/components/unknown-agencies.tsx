import { formatNumber } from '@dondoc/vietnamese';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { NewAgencyForm, useAgencyOptions } from '../../review/components/agency-choice.tsx';
import type { AgencyChoices, Preview } from '../schema.ts';
import css from './import.module.css';

interface Props {
  unknown: Preview['unknownAgencies'];
  choices: AgencyChoices;
  onChoose(name: string, agencyId: string | null): void;
}

/** Names that the directory lacks: chosen among its agencies, or added to it. */
export function UnknownAgencies({ unknown, choices, onChoose }: Props) {
  const { today } = useViewer();
  const options = useAgencyOptions(today);
  const [adding, setAdding] = useState<string | null>(null);
  // A name that was chosen for is unknown no more; it stays in sight, so that the choice can be changed.
  const chosen = Object.keys(choices).map((name) => ({ name, rows: 0 }));
  const names = [...unknown, ...chosen.filter(({ name }) => !unknown.some((one) => one.name === name))];
  if (names.length === 0) return null;
  return (
    <Card title="Cơ quan chưa rõ" aside={`${formatNumber(unknown.length)} tên chưa có trong danh bạ`}>
      <ul className={css.unknown}>
        {names.map(({ name, rows }) => (
          <li key={name}>
            <SelectField
              label={name}
              hint={rows > 0 ? `${formatNumber(rows)} dòng` : 'Đã chọn'}
              options={options}
              value={choices[name] ?? null}
              onChange={(agencyId) => onChoose(name, agencyId)}
              placeholder="Chọn cơ quan trong danh bạ"
              searchable
              clearable
              small
            />
            {adding === name ? (
              <NewAgencyForm
                name={name}
                day={today}
                onAdded={(agencyId) => {
                  setAdding(null);
                  onChoose(name, agencyId);
                }}
                onClose={() => setAdding(null)}
              />
            ) : choices[name] ? null : (
              <Button small variant="quiet" onClick={() => setAdding(name)}>
                Thêm vào danh bạ
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
