import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { documentsApi } from '#documents/api.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Refusal } from '../../components/refusal.tsx';
import type { Rounds } from '../schema.ts';
import { useOpenRound } from './use-promotions.ts';

interface Props {
  rules: Rounds['rules'];
  onOpened(id: string): void;
  onClose(): void;
}

/** A round begins with its plan: which rank, by which rule, by which paper. */
export function RoundForm({ rules, onOpened, onClose }: Props) {
  const [name, setName] = useState('');
  const [rule, setRule] = useState(rules[0]?.key ?? '');
  const ranks = rules.find(({ key }) => key === rule)?.ranks ?? [];
  const [rank, setRank] = useState(ranks[0]?.code ?? '');
  const [plan, setPlan] = useState('');
  const [documentId, setDocumentId] = useState<string | null>(null);
  const open = useOpenRound(onOpened);
  const isNamed = name.trim().length >= 3;
  return (
    <Card current title="Mở đợt thăng hạng">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) open.mutate({ name, rule, rank, plan: plan.trim() || null, documentId });
        }}
      >
        <Fields>
          <TextField label="Tên đợt" value={name} onChange={setName} required />
          <SelectField
            label="Bộ điều kiện"
            options={rules.map(({ key, name: label }) => ({ value: key, label }))}
            value={rule}
            onChange={(key) => key && setRule(key)}
          />
          <SelectField
            label="Hạng xét lên"
            options={ranks.map(({ code, name: label }) => ({ value: code, label }))}
            value={rank}
            onChange={(code) => code && setRank(code)}
          />
          <TextField label="Kế hoạch" hint="Số, ngày, cơ quan ban hành" value={plan} onChange={setPlan} />
          <DocumentField value={documentId} onChange={setDocumentId} />
          <Refusal of={open} />
          <Actions>
            <Button
              variant="filled"
              type="submit"
              busy={open.isPending}
              why={isNamed ? undefined : 'chưa có tên'}
            >
              Mở đợt
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

interface DocumentProps {
  value: string | null;
  onChange(documentId: string | null): void;
}

function DocumentField(props: DocumentProps) {
  const documents = useQuery(documentsApi.documents.list.queryOptions());
  return (
    <SelectField
      label="Văn bản của kế hoạch trong hệ thống"
      placeholder="Không có"
      clearable
      searchable
      options={(documents.data ?? []).map(({ id, number, subject, fileName }) => ({
        value: id,
        label: [number ?? fileName, subject].filter(Boolean).join(' · '),
      }))}
      {...props}
    />
  );
}
