import { Menu, Popover } from '@mantine/core';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { FilterChoices, type FilterOption } from './filter-choices.tsx';
import css from './filter-pill.module.css';
import { IconCheck, IconChevronDown, IconX } from './icons.ts';

type Props<V extends string> = {
  label: string;
  options: FilterOption<NoInfer<V>>[];
  /** null: not filtered. The page keeps it in the address. */
  value: V | null;
  onChange(value: NoInfer<V> | null): void;
  /** What is said when nothing is filtered. */
  all?: string;
  /** Under the options: a value that is none of them. */
  foot?: (close: () => void) => ReactNode;
};

/** From so many options on one types to find. */
const FIND_FROM = 12;

/** Label in grey, then the value; on: ink border, tint and ×. There are no hidden filters. */
export function FilterPill<V extends string>(props: Props<V>) {
  const { label, options, value, onChange, foot } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <span className={chosen ? `${css.pill} ${css.on}` : css.pill}>
      {foot || options.length > FIND_FROM ? <ByField {...props} /> : <ByMenu {...props} />}
      {chosen ? <Remove label={label} onRemove={() => onChange(null)} /> : null}
    </span>
  );
}

type OpenProps = Pick<Props<string>, 'label' | 'options' | 'value' | 'all'> &
  Omit<ComponentProps<'button'>, 'value'>;

function Open({ label, options, value, all = 'tất cả', ...button }: OpenProps) {
  const chosen = options.find((option) => option.value === value);
  return (
    <button type="button" {...button} className={css.open}>
      <span className={css.key}>{label}</span>
      <span>{chosen?.label ?? all}</span>
      {chosen ? null : <IconChevronDown size={16} aria-hidden />}
    </button>
  );
}

function ByMenu<V extends string>(props: Props<V>) {
  const { label, options, value, onChange, all = 'tất cả' } = props;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Open {...{ label, options, value, all }} />
      </Menu.Target>
      <Menu.Dropdown className={css.list} aria-label={label}>
        {[{ value: null, label: all, count: undefined }, ...options].map((option) => (
          <Menu.Item
            key={option.value ?? ''}
            onClick={() => onChange(option.value)}
            rightSection={option.value === value ? <IconCheck size={16} aria-label="đang chọn" /> : null}
          >
            {option.label}
            {option.count === undefined ? null : <span className={css.count}>{option.count}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ByField<V extends string>(props: Props<V>) {
  const { label, options, value, onChange, all = 'tất cả', foot } = props;
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Open {...{ label, options, value, all }} onClick={() => setOpened(!opened)} />
      </Popover.Target>
      <Popover.Dropdown className={css.panel} aria-label={label}>
        <FilterChoices
          {...{ label, options, value, all }}
          searchable={options.length > FIND_FROM}
          onChoose={(chosen) => {
            onChange(chosen);
            close();
          }}
          foot={foot?.(close)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** A filter that came with the address and can only be taken off: “Văn bản: 296-TB/VPTU ×”. */
export function FilterMark({ label, value, onRemove }: { label: string; value: string; onRemove(): void }) {
  return (
    <span className={`${css.pill} ${css.on}`}>
      <span className={css.still}>
        {label}: <b>{value}</b>
      </span>
      <Remove label={label} onRemove={onRemove} />
    </span>
  );
}

function Remove({ label, onRemove }: { label: string; onRemove(): void }) {
  return (
    <button type="button" className={css.remove} aria-label={`Bỏ lọc ${label}`} onClick={onRemove}>
      <IconX size={16} aria-hidden />
    </button>
  );
}
