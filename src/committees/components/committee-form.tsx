import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nameOn } from '#accounts/rules.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { committeesApi } from '../api.ts';
import { NewCommittee } from '../schema.ts';

type Bodies = Record<'drafterId' | 'appraiserId' | 'deciderId', string | null>;

/** What a committee is, and through whose hands its decision goes; a directive's own chain proposes them. */
export function CommitteeForm({ onClose }: { onClose(): void }) {
  const { today, role, agency } = useViewer();
  const isOffice = role === 'clerk';
  const [said, setSaid] = useState({ name: '', purpose: '', scheme: '', code: '' });
  const [bodies, setBodies] = useState<Bodies>({
    ...{ drafterId: isOffice ? null : agency.id, appraiserId: null, deciderId: null },
  });
  const [startedOn, setStarted] = useState<string | null>(today);
  const [asked, setAsked] = useState(false);
  const navigate = useNavigate();
  const after = useAfterAct(onClose);
  const make = useMutation(
    committeesApi.committees.make.mutationOptions({
      onSuccess: async ({ id }) => {
        await after();
        navigate(`/ban-chi-dao/${id}`);
      },
    }),
  );
  const suggest = useSuggestion(said.code.trim(), ({ title, ...proposed }) => {
    setBodies((now) => ({ ...proposed, drafterId: proposed.drafterId ?? now.drafterId }));
    setSaid((now) => ({ ...now, purpose: now.purpose || title }));
  });
  const set = (part: Partial<typeof said>) => setSaid((now) => ({ ...now, ...part }));
  const orNull = (words: string) => words.trim() || null;
  const read = NewCommittee.safeParse({
    ...{ name: said.name, purpose: orNull(said.purpose), scheme: orNull(said.scheme) },
    ...{ directiveCode: orNull(said.code), startedOn, ...bodies },
  });
  return (
    <ActForm
      title="Lập Ban Chỉ đạo"
      verb="Lưu và soạn dự thảo"
      act={make}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) make.mutate(read.data);
      }}
    >
      <TextField
        label="Tên Ban Chỉ đạo"
        required
        value={said.name}
        onChange={(name) => set({ name })}
        error={asked && said.name.trim().length < 5 ? 'Ghi tên Ban Chỉ đạo.' : undefined}
      />
      <TextField
        label="Mã nhiệm vụ giao tham mưu"
        hint="Nếu có, chẳng hạn TB118-2023-3.1; cơ quan soạn thảo, thẩm định, quyết định lấy theo nhiệm vụ."
        value={said.code}
        onChange={(code) => set({ code })}
      />
      <Button small busy={suggest.busy} why={said.code.trim() ? undefined : 'ghi mã'} onClick={suggest.ask}>
        Lấy theo nhiệm vụ
      </Button>
      {suggest.isMissing ? <span role="status">Không thấy nhiệm vụ mã này.</span> : null}
      <BodyFields bodies={bodies} asked={asked} keepsDrafter={!isOffice} onChange={setBodies} />
      <TextAreaField label="Nhiệm vụ của Ban" value={said.purpose} onChange={(purpose) => set({ purpose })} />
      <TextField label="Đề án" value={said.scheme} onChange={(scheme) => set({ scheme })} />
      <DateField label="Bắt đầu soạn thảo" required max={today} value={startedOn} onChange={setStarted} />
    </ActForm>
  );
}

type Proposed = Bodies & { title: string };

/** Asks what the directive's chain proposes. */
function useSuggestion(code: string, onFound: (proposed: Proposed) => void) {
  const client = useQueryClient();
  const [state, setState] = useState<'idle' | 'asking' | 'missing'>('idle');
  const ask = async () => {
    setState('asking');
    const found = await client
      .fetchQuery(committeesApi.committees.suggest.queryOptions({ input: { code } }))
      .catch(() => null);
    setState(found ? 'idle' : 'missing');
    if (found) onFound(found);
  };
  return { ask, busy: state === 'asking', isMissing: state === 'missing' };
}

const labels = {
  drafterId: 'Cơ quan soạn thảo',
  appraiserId: 'Cơ quan thẩm định, trình',
  deciderId: 'Nơi quyết định',
} as const;

interface BodyProps {
  bodies: Bodies;
  asked: boolean;
  keepsDrafter: boolean;
  onChange(bodies: Bodies): void;
}

function BodyFields({ bodies, asked, keepsDrafter, onChange }: BodyProps) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const options = (agencies.data ?? [])
    .filter(({ isUnit }) => !isUnit)
    .map((one) => ({ value: one.id, label: nameOn(one, today).name }));
  return (Object.keys(labels) as (keyof Bodies)[]).map((key) => (
    <SelectField
      key={key}
      label={labels[key]}
      required
      searchable
      disabled={key === 'drafterId' && keepsDrafter}
      options={options}
      value={bodies[key]}
      onChange={(id) => onChange({ ...bodies, [key]: id })}
      error={asked && !bodies[key] ? 'Chọn cơ quan.' : undefined}
    />
  ));
}
