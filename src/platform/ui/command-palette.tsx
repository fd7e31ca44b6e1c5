import { fold } from '@dondoc/vietnamese';
import { Modal } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import css from './command-palette.module.css';
import { IconSearch } from './icons.ts';
import { Kbd } from './kbd.tsx';
import { printedKeys } from './key-bar.tsx';
import { useNavigate } from './link.tsx';
import type { NavItem } from './nav-item.ts';
import { activeShortcuts, useShortcuts } from './use-shortcuts.ts';

export type PaletteEntry = {
  /** Tells it from the others of its group. */
  key: string;
  label: string;
  run(): void;
  /** As printed on the keyboard, where it has a key of its own. */
  keys?: string;
  /** The label with what was looked for marked in it, and a line below it. */
  shown?: ReactNode;
};

/** Things found behind the pages, already by the words: a room above looks for them. */
export type Searching = { found: FoundGroup[]; isPending: boolean };
export type FoundGroup = { name: string; entries: PaletteEntry[] };
/** A hook: what is found by the words that are being typed. */
export type UseSearch = (words: string) => Searching;
const noSearch: UseSearch = () => ({ found: [], isPending: false });

type Offered = PaletteEntry & { group: string; isFound?: boolean };
type Offer = { current: { group: string; entries: PaletteEntry[] } };

const offers = new Set<Offer>();

/** What a page can be searched for beside its commands: its entries, each with the way there. */
export function usePaletteEntries(group: string, entries: PaletteEntry[]): void {
  const ref = useRef({ group, entries });
  ref.current = { group, entries };
  useEffect(() => {
    offers.add(ref);
    return () => {
      offers.delete(ref);
    };
  }, []);
}

/** Who types on right after Ctrl+K types into its box. */
const atOnce = { duration: 0 };

type Props = {
  pages: NavItem[];
  useSearch?: UseSearch | undefined;
  opened: boolean;
  onOpen(): void;
  onClose(): void;
};

const EVERYWHERE = 'Mọi trang';

/** The search of a page's own list goes before. */
const ownSearch = () =>
  activeShortcuts()
    .filter(({ group }) => group !== EVERYWHERE)
    .flatMap(({ shortcuts }) => shortcuts)
    .find(({ keys }) => keys.includes('/'))?.run;

/** Ctrl+K finds: entries of this page, what can be done on it, the pages of the application. Mounted by the frame. */
export function CommandPalette({ pages, useSearch, opened, onOpen, onClose }: Props) {
  useShortcuts([{ keys: ['Ctrl+K'], label: 'tìm, đi tới', run: onOpen, inFields: true }], {
    group: EVERYWHERE,
  });
  useShortcuts([{ keys: ['/'], label: 'tìm', run: () => (ownSearch() ?? onOpen)(), moves: true }], {
    group: EVERYWHERE,
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Tìm, đi tới"
      size={640}
      yOffset="12vh"
      centered={false}
      transitionProps={atOnce}
    >
      {opened ? <Palette pages={pages} useSearch={useSearch} onClose={onClose} /> : null}
    </Modal>
  );
}

function Palette({ pages, useSearch = noSearch, onClose }: Pick<Props, 'pages' | 'useSearch' | 'onClose'>) {
  const navigate = useNavigate();
  const id = useId();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  // What can be done is what could be done when it was opened: under a dialog the page has no keys.
  const [all] = useState(() => offered(pages, navigate));
  const searched = useSearch(words);
  const found = [...matching(all, words), ...searched.found.flatMap(offeredOf)];
  const active = found[Math.min(at, found.length - 1)];
  const choose = (entry: Offered | undefined) => {
    if (!entry) return;
    onClose();
    // After the dialog has gone and given the focus back to the page.
    setTimeout(entry.run);
  };
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) setAt(Math.max(0, Math.min(found.length - 1, at + step)));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.repeat) choose(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className={css.palette}>
      <input
        ref={box}
        className={css.input}
        role="combobox"
        aria-label="Tìm mục, việc, trang"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active ? `${id}-${found.indexOf(active)}` : undefined}
        autoComplete="off"
        placeholder="Gõ vài chữ, có dấu hoặc không dấu"
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      <Found id={id} found={found} active={active} isPending={searched.isPending} onChoose={choose} />
    </div>
  );
}

interface FoundProps {
  id: string;
  found: Offered[];
  active: Offered | undefined;
  isPending: boolean;
  onChoose(entry: Offered): void;
}

function Found({ id, found, active, isPending, onChoose }: FoundProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active line is brought into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (found.length === 0)
    return <p className={css.none}>{isPending ? 'Đang tìm…' : 'Không có mục, việc hay trang nào khớp.'}</p>;
  return (
    <div className={css.list} role="listbox" aria-label="Tìm thấy" id={`${id}-list`} ref={list}>
      {groupsOf(found).map(({ name, entries }) => {
        const options = entries.map(({ entry, at }) => (
          <Option
            key={`${entry.group} ${entry.key}`}
            id={`${id}-${at}`}
            entry={entry}
            isActive={entry === active}
            onChoose={() => onChoose(entry)}
          />
        ));
        if (name === null) return options;
        return (
          // biome-ignore lint/a11y/useSemanticElements: options of a list box stand in no fieldset
          <div key={name} role="group" aria-label={name}>
            <div className={css.heading} aria-hidden>
              {name}
            </div>
            {options}
          </div>
        );
      })}
    </div>
  );
}

interface OptionProps {
  id: string;
  entry: Offered;
  isActive: boolean;
  onChoose(): void;
}

function Option({ id, entry, isActive, onChoose }: OptionProps) {
  const { label, shown, keys, group, isFound } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above, as in any combobox
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={css.entry}
      onClick={onChoose}
    >
      <span className={css.label}>{shown ?? label}</span>
      {keys ? <Kbd keys={keys} /> : isFound ? null : <span className={css.group}>{group}</span>}
    </div>
  );
}

const offeredOf = ({ name, entries }: FoundGroup): Offered[] =>
  entries.map((entry) => ({ ...entry, group: name, isFound: true }));

/** What was found stands under the name of its kind; commands and pages say theirs at the end of the line. */
function groupsOf(found: Offered[]): { name: string | null; entries: { entry: Offered; at: number }[] }[] {
  const groups: ReturnType<typeof groupsOf> = [];
  for (const [at, entry] of found.entries()) {
    const name = entry.isFound ? entry.group : null;
    const last = groups.at(-1);
    if (last && last.name === name) last.entries.push({ entry, at });
    else groups.push({ name, entries: [{ entry, at }] });
  }
  return groups;
}

function offered(pages: NavItem[], navigate: (href: string) => void): Offered[] {
  const entries = [...offers].flatMap(({ current: { group, entries } }) =>
    entries.map((entry) => ({ ...entry, group })),
  );
  const commands = activeShortcuts().flatMap(({ group, shortcuts }) =>
    shortcuts
      .filter(({ keys }) => keys[0] !== 'Ctrl+K')
      .map(({ keys, label, run }) => ({ key: label, label, run, group, keys: printedKeys(keys[0] ?? '') })),
  );
  const ways = pages.map(({ href, label }) => ({
    key: href,
    label,
    group: 'Trang',
    run: () => navigate(href),
  }));
  return [...entries, ...commands, ...ways];
}

const MOST = 60;

/** Every word typed stands in the line, marks or not; lines that begin with what was typed come first. */
function matching(all: Offered[], typed: string): Offered[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const hits = all.filter(({ label }) => words.every((word) => fold(label).includes(word)));
  const begins = ({ label }: Offered) => (fold(label).startsWith(words.join(' ')) ? 0 : 1);
  return hits.sort((a, b) => begins(a) - begins(b)).slice(0, MOST);
}

/** In the bar, for those who work with the mouse or the finger: the same door. */
export function FindButton({ isSmall, onOpen }: { isSmall: boolean; onOpen(): void }) {
  if (isSmall)
    return (
      <button
        type="button"
        className={css.findSmall}
        onClick={onOpen}
        aria-haspopup="dialog"
        aria-label="Tìm, đi tới"
      >
        <IconSearch size={20} aria-hidden />
      </button>
    );
  return (
    <button type="button" className={css.find} onClick={onOpen} aria-haspopup="dialog">
      <IconSearch size={16} aria-hidden />
      <span>Tìm, đi tới</span>
      <Kbd keys="Ctrl K" />
    </button>
  );
}
