import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { participationApi } from '../api.ts';
import { wasAttended } from '../rules.ts';
import type { OccasionView } from '../schema.ts';
import css from './participation.module.css';

function useTakeOut() {
  return useMutation(participationApi.participation.takeOut.mutationOptions({ onSuccess: useAfterAct() }));
}

/** Documents that were given there. */
export function PapersCard({ occasion, may }: Omit<OccasionView, 'units'>) {
  const [isAdding, setAdding] = useState(false);
  const out = useTakeOut();
  return (
    <Card
      title="Tài liệu nhận được"
      aside={may.receive ? <AddButton onClick={() => setAdding(true)} /> : null}
    >
      {isAdding ? <PaperForm occasionId={occasion.id} onClose={() => setAdding(false)} /> : null}
      {occasion.papers.length === 0 ? (
        <EmptyState title="Chưa ghi tài liệu nào" />
      ) : (
        <ul className={css.list}>
          {occasion.papers.map(({ id, title, number, documentId, receivedOn }) => (
            <li key={id} className={css.seat}>
              <span>
                {documentId ? (
                  <Link href={`/van-ban/${documentId}`}>Văn bản của Văn phòng</Link>
                ) : (
                  <b>{[number, title].filter(Boolean).join(' ')}</b>
                )}{' '}
                <span className={css.quiet}>nhận {formatDate(receivedOn)}</span>
              </span>
              {may.receive ? (
                <Button small busy={out.isPending} onClick={() => out.mutate({ id, part: 'paper' })}>
                  Bỏ
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const AddButton = ({ onClick }: { onClick(): void }) => (
  <Button small onClick={onClick}>
    Thêm
  </Button>
);

function PaperForm({ occasionId, onClose }: { occasionId: string; onClose(): void }) {
  const { today } = useViewer();
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const add = useMutation(
    participationApi.participation.addPaper.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const or = (said: string) => said.trim() || null;
  const isNamed = Boolean(or(title) ?? or(number));
  return (
    <ActFields
      verb="Thêm tài liệu"
      act={add}
      why={isNamed && on ? undefined : 'chưa ghi tên, số hoặc ngày nhận'}
      onClose={onClose}
      onSubmit={() =>
        on &&
        add.mutate({ occasionId, title: or(title), number: or(number), documentId: null, receivedOn: on })
      }
    >
      <TextField label="Tên tài liệu" value={title} onChange={setTitle} />
      <TextField label="Số, ký hiệu" value={number} onChange={setNumber} />
      <DateField label="Ngày nhận" required max={today} value={on} onChange={setOn} />
    </ActFields>
  );
}

/** What of it went into teaching, and since when. */
export function UsesCard({ occasion, may }: Omit<OccasionView, 'units'>) {
  const [isAdding, setAdding] = useState(false);
  const out = useTakeOut();
  const adds = may.receive && wasAttended(occasion);
  return (
    <Card title="Đưa vào giảng dạy" aside={adds ? <AddButton onClick={() => setAdding(true)} /> : null}>
      {isAdding ? <UseForm occasionId={occasion.id} onClose={() => setAdding(false)} /> : null}
      {occasion.uses.length === 0 ? (
        <EmptyState title="Chưa ghi nội dung nào">
          {wasAttended(occasion) ? null : 'Ghi kết quả dự trước, rồi ghi nội dung đưa vào bài giảng.'}
        </EmptyState>
      ) : (
        <ul className={css.list}>
          {occasion.uses.map(({ id, taughtIn, what, since }) => (
            <li key={id} className={css.seat}>
              <span>
                <b>{taughtIn}</b> <span className={css.quiet}>từ {formatDate(since)}</span>
                {what ? <div>{what}</div> : null}
              </span>
              {may.receive ? (
                <Button small busy={out.isPending} onClick={() => out.mutate({ id, part: 'use' })}>
                  Bỏ
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function UseForm({ occasionId, onClose }: { occasionId: string; onClose(): void }) {
  const { today } = useViewer();
  const [taughtIn, setWhere] = useState('');
  const [what, setWhat] = useState('');
  const [since, setSince] = useState<string | null>(today);
  const add = useMutation(
    participationApi.participation.addUse.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  return (
    <ActFields
      verb="Ghi vào giảng dạy"
      act={add}
      why={taughtIn.trim().length >= 3 && since ? undefined : 'chưa ghi chương trình, bài giảng hoặc ngày'}
      onClose={onClose}
      onSubmit={() => since && add.mutate({ occasionId, taughtIn, what: what.trim() || null, since })}
    >
      <TextField label="Chương trình, bài giảng" required value={taughtIn} onChange={setWhere} />
      <TextAreaField label="Nội dung" rows={2} value={what} onChange={setWhat} />
      <DateField label="Từ ngày" required max={today} value={since} onChange={setSince} />
    </ActFields>
  );
}
