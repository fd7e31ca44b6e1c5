import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { EvidenceDetail } from '../schema.ts';
import { SaidFields, saidOf } from './said-fields.tsx';
import { useEvidenceAct } from './use-evidence-act.ts';

const span = (from: string | null, to: string | null): string =>
  [from && `từ ${formatDate(from)}`, to && `đến ${formatDate(to)}`].filter(Boolean).join(' ') || 'chưa ghi';

/** What is said of the piece, and the form that changes it. */
export function SaidCard({ evidence }: { evidence: EvidenceDetail }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <EditForm evidence={evidence} onClose={() => setEditing(false)} />;
  return (
    <Card
      title="Thông tin minh chứng"
      aside={
        evidence.mayKeep ? (
          <Button small onClick={() => setEditing(true)}>
            Sửa
          </Button>
        ) : null
      }
    >
      <Facts
        labelWidth={150}
        facts={[
          ['Số, ký hiệu', evidence.number ?? 'chưa ghi'],
          ['Ngày văn bản', evidence.issuedOn ? formatDate(evidence.issuedOn) : 'chưa ghi'],
          ['Cơ quan ban hành', evidence.issuer ?? 'chưa ghi'],
          ['Hiệu lực', span(evidence.effectiveOn, evidence.expiresOn)],
          ['Kỳ của minh chứng', span(evidence.coversFrom, evidence.coversTo)],
          ['Nơi lưu bản giấy', evidence.paperPlace ?? 'chưa ghi'],
        ]}
      />
    </Card>
  );
}

function EditForm({ evidence, onClose }: { evidence: EvidenceDetail; onClose(): void }) {
  const [said, setSaid] = useState(() => saidOf(evidence));
  const [code, setCode] = useState(evidence.code);
  const [asked, setAsked] = useState(false);
  const edit = useEvidenceAct('edit', onClose);
  const isShort = said.title.trim().length < 3;
  return (
    <Card title="Sửa thông tin minh chứng" current>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!isShort) edit.mutate({ id: evidence.id, patch: { ...saidOf(said), code: code.trim() } });
        }}
      >
        <Fields>
          <TextField
            label="Mã"
            hint="Không trùng minh chứng khác."
            required
            value={code}
            onChange={setCode}
          />
          <SaidFields
            value={said}
            onChange={setSaid}
            error={asked && isShort ? 'Ghi tên minh chứng. Chưa có gì được lưu.' : undefined}
          />
          {edit.error ? (
            <AlertLine tone="look" live>
              {sentenceOf(edit.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={edit.isPending}>
              Lưu
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}
