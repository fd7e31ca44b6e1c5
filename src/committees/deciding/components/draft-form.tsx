import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nameOn } from '#accounts/rules.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { useDecisionActs } from '../../components/use-committee-acts.ts';
import { roleLabels } from '../../labels.ts';
import { type Committee, type Decision, DraftContent, type MemberRole, type Seat } from '../../schema.ts';
import { firstRules } from '../rules.ts';

const roles = Object.entries(roleLabels).map(([value, label]) => ({ value, label }));

type Line = Omit<Seat, 'agencyId' | 'name' | 'duty'> & {
  agencyId: string | null;
  name: string;
  duty: string;
};
const blank = (role: MemberRole): Line => ({
  ...{ seat: crypto.randomUUID(), role, positionTitle: '', agencyId: null, name: '', duty: '', dueOn: null },
});

interface Props {
  committee: Committee;
  decision: Decision;
  onClose(): void;
}

/** The draft as its next version: what it rests on, who is in it by position, how it works. */
export function DraftForm({ committee, decision, onClose }: Props) {
  const before = decision.drafts[0];
  const [lines, setLines] = useState<Line[]>(
    before?.members.map((one) => ({ ...one, name: one.name ?? '', duty: one.duty ?? '' })) ?? [
      blank('chair'),
    ],
  );
  const [grounds, setGrounds] = useState(before?.grounds.join('\n') ?? '');
  const [rules, setRules] = useState(before?.rules ?? '');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { saveDraft } = useDecisionActs(onClose);
  const read = DraftContent.safeParse({
    grounds: grounds.split('\n').flatMap((line) => line.trim() || []),
    members: lines.map((line) => ({
      ...{ ...line, name: line.name.trim() || null, duty: line.duty.trim() || null },
    })),
    rules: rules.trim() || null,
  });
  const set = (at: number, part: Partial<Line>) =>
    setLines(lines.map((line, n) => (n === at ? { ...line, ...part } : line)));
  return (
    <ActForm
      title={`Bản dự thảo ${(before?.version ?? 0) + 1}`}
      aside="bản trước vẫn giữ nguyên"
      verb="Lưu bản dự thảo"
      act={saveDraft}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success)
          saveDraft.mutate({
            ...{ decisionId: decision.id, after: before?.version ?? null, content: read.data },
            note: note.trim() || null,
          });
      }}
    >
      <TextAreaField
        label="Căn cứ"
        hint="Mỗi căn cứ một dòng, như in trong quyết định."
        value={grounds}
        onChange={setGrounds}
      />
      {lines.map((line, at) => (
        <MemberFields
          key={line.seat}
          {...{ line, at, asked }}
          onChange={(part) => set(at, part)}
          onRemove={() => setLines(lines.filter((one) => one !== line))}
        />
      ))}
      <Button small onClick={() => setLines([...lines, blank(lines.length === 0 ? 'chair' : 'member')])}>
        Thêm thành viên
      </Button>
      <TextAreaField
        label="Quy chế hoạt động"
        rows={10}
        hint="Mỗi ý một dòng. Dòng «Chương I. …», «Điều 1. …», «1. …» thành chương, điều, khoản khi in."
        value={rules}
        onChange={setRules}
      />
      {rules.trim() ? null : (
        <Actions>
          <Button small onClick={() => setRules(firstRules(committee.name))}>
            Lấy khung quy chế để sửa
          </Button>
        </Actions>
      )}
      <TextField label="Thay đổi so với bản trước" value={note} onChange={setNote} />
    </ActForm>
  );
}

interface MemberProps {
  line: Line;
  at: number;
  asked: boolean;
  onChange(part: Partial<Line>): void;
  onRemove(): void;
}

function MemberFields({ line, at, asked, onChange, onRemove }: MemberProps) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  return (
    <FieldGroup title={`Thành viên ${at + 1}`}>
      <Pair>
        <SelectField
          label="Trong Ban Chỉ đạo"
          required
          options={roles}
          value={line.role}
          onChange={(role) => onChange({ role: (role ?? 'member') as MemberRole })}
        />
        <SelectField
          label="Cơ quan"
          required
          searchable
          options={(agencies.data ?? []).map((one) => ({ value: one.id, label: nameOn(one, today).name }))}
          value={line.agencyId}
          onChange={(agencyId) => onChange({ agencyId })}
          error={asked && !line.agencyId ? 'Chọn cơ quan.' : undefined}
        />
      </Pair>
      <Pair>
        <TextField
          label="Chức vụ"
          required
          value={line.positionTitle}
          onChange={(positionTitle) => onChange({ positionTitle })}
          error={asked && line.positionTitle.trim().length < 2 ? 'Ghi chức vụ.' : undefined}
        />
        <TextField label="Họ và tên" value={line.name} onChange={(name) => onChange({ name })} />
      </Pair>
      <TextAreaField
        label="Nhiệm vụ được phân công"
        rows={2}
        value={line.duty}
        onChange={(duty) => onChange({ duty })}
      />
      {line.duty.trim() ? (
        <DateField label="Hạn của nhiệm vụ" value={line.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
      ) : null}
      <Button small onClick={onRemove}>
        Bỏ thành viên {at + 1}
      </Button>
    </FieldGroup>
  );
}
