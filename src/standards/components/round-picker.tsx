import { Menu } from '@mantine/core';
import { Button } from '#platform/ui/button.tsx';
import { IconCheck, IconChevronDown } from '#platform/ui/icons.ts';
import type { RoundList } from '../rounds/schema.ts';

type Listed = RoundList['rounds'][number];

interface Props {
  rounds: Listed[];
  chosen: Listed;
  onPick(roundId: string): void;
}

const setKey = ({ setId, level }: Listed) => `${setId} ${level}`;
const setWords = ({ setName, level }: Listed) => `${setName}, mức ${level}`;
const roundWords = ({ name, closedAt }: Listed) => `${name}, ${closedAt ? 'đã chốt' : 'đang điền'}`;

/** The set with its level, then the round of it: choosing a set shows its newest round. */
export function RoundPicker({ rounds, chosen, onPick }: Props) {
  const sets = rounds.filter((one, at) => rounds.findIndex((other) => setKey(other) === setKey(one)) === at);
  return (
    <>
      <Pick
        label="Bộ"
        options={sets.map((one) => ({
          id: one.id,
          words: setWords(one),
          isChosen: setKey(one) === setKey(chosen),
        }))}
        value={setWords(chosen)}
        onPick={onPick}
      />
      <Pick
        label="Đợt"
        options={rounds
          .filter((one) => setKey(one) === setKey(chosen))
          .map((one) => ({ id: one.id, words: roundWords(one), isChosen: one.id === chosen.id }))}
        value={roundWords(chosen)}
        onPick={onPick}
      />
    </>
  );
}

interface PickProps {
  label: string;
  value: string;
  options: { id: string; words: string; isChosen: boolean }[];
  onPick(id: string): void;
}

function Pick({ label, value, options, onPick }: PickProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button small>
          <span style={{ color: 'var(--text-3)', fontWeight: 400 }}>{label}</span> {value}{' '}
          <IconChevronDown size={16} aria-hidden style={{ verticalAlign: -3 }} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {options.map(({ id, words, isChosen }) => (
          <Menu.Item
            key={id}
            onClick={() => onPick(id)}
            rightSection={isChosen ? <IconCheck size={16} aria-label="đang chọn" /> : null}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
