import { fold } from '@dondoc/vietnamese';
import { Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import css from './filter-pill.module.css';
import { IconCheck, IconChevronDown, IconX } from './icons.ts';

type Option<V extends string> = { value: V; label: string /** How many rows it leaves. */; count?: number };

/** From so many options on one types to find. */
const FIND_FROM = 12;

type Props<V extends string> = {
  label: string;
  options: Option<NoInfer<V>>[];
  /** null: not filtered. The page keeps it in the address. */
  value: V | null;
  onChange(value: NoInfer<V> | null): void;
  /** What is said when nothing is filtered. */
  all?: string;
  /** Under the options: a value that is none of them. */
  foot?: (close: () => void) => ReactNode;
};

/** Label in grey, then the value; on: ink border, tint and ×. There are no hidden filters. */
export function FilterPill<V extends string>(props: Props<V>) {
  const { label, options, value, onChange, all = 'tất cả', foot } = props;
  const [opened, setOpened] = useState(false);
  const [words, setWords] = useState('');
  const chosen = options.find((option) => option.value === value);
  const found = options.filter((option) => fold(option.label).includes(fold(words.trim())));
  return (
    <span className={chosen ? `${css.pill} ${css.on}` : css.pill}>
      <Menu position="bottom-start" opened={opened} onChange={setOpened} onClose={() => setWords('')}>
        <Menu.Target>
          <button type="button" className={css.open}>
            <span className={css.key}>{label}</span>
            <span>{chosen?.label ?? all}</span>
            {chosen ? null : <IconChevronDown size={16} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={css.list} aria-label={label}>
          {options.length > FIND_FROM ? (
            <input
              className={css.find}
              aria-label={`Tìm ${label}`}
              placeholder="Gõ vài chữ để tìm"
              autoComplete="off"
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              data-autofocus
            />
          ) : null}
          {[...(words ? [] : [{ value: null, label: all, count: undefined }]), ...found].map((option) => (
            <Menu.Item
              key={option.value ?? ''}
              onClick={() => onChange(option.value)}
              rightSection={option.value === value ? <IconCheck size={16} aria-label="đang chọn" /> : null}
            >
              {option.label}
              {option.count === undefined ? null : <span className={css.count}>{option.count}</span>}
            </Menu.Item>
          ))}
          {found.length === 0 ? <p className={css.none}>Không có mục nào khớp.</p> : null}
          {foot?.(() => setOpened(false))}
        </Menu.Dropdown>
      </Menu>
      {chosen ? <Remove label={label} onRemove={() => onChange(null)} /> : null}
    </span>
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
