import { Popover } from '@mantine/core';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { IconSettings } from '#platform/ui/icons.ts';
import { columnLabels } from '../labels.ts';
import { type ColumnKey, columnKeys, fixedColumns, usualColumns } from '../schema.ts';
import css from './column-chooser.module.css';

interface Props {
  columns: readonly ColumnKey[];
  onChoose(columns: ColumnKey[]): void;
}

const offered = columnKeys.filter((key) => !fixedColumns.includes(key));

/** Which columns the list shows; code and title always. */
export function ColumnChooser({ columns, onChoose }: Props) {
  const [opened, setOpened] = useState(false);
  const toggle = (key: ColumnKey) =>
    onChoose(columnKeys.filter((one) => columns.includes(one) !== (one === key)));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          small
          icon={<IconSettings size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Cột
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Cột của danh sách" className={css.list}>
        {offered.map((key) => (
          <TickField
            key={key}
            label={columnLabels[key]}
            checked={columns.includes(key)}
            onChange={() => toggle(key)}
          />
        ))}
        <Button
          small
          variant="quiet"
          onClick={() => {
            onChoose(usualColumns);
            setOpened(false);
          }}
        >
          Như ban đầu
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
