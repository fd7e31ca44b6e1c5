import { Menu } from '@mantine/core';
import { Button } from '#platform/ui/button.tsx';
import { IconCheck, IconSettings } from '#platform/ui/icons.ts';
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
  const toggle = (key: ColumnKey) =>
    onChoose(columnKeys.filter((one) => columns.includes(one) !== (one === key)));
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button small icon={<IconSettings size={16} aria-hidden />}>
          Cột
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Cột của danh sách">
        {offered.map((key) => (
          <Menu.Item
            key={key}
            role="menuitemcheckbox"
            aria-checked={columns.includes(key)}
            leftSection={
              <span className={css.mark}>
                {columns.includes(key) ? <IconCheck size={16} aria-hidden /> : null}
              </span>
            }
            onClick={() => toggle(key)}
          >
            {columnLabels[key]}
          </Menu.Item>
        ))}
        <Menu.Item closeMenuOnClick className={css.usual} onClick={() => onChoose(usualColumns)}>
          Như ban đầu
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
