import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { degreeLabels, lecturingLabels, rankLabel, theoryLabels } from '../../labels.ts';
import type { PersonView } from '../schema.ts';
import { usePeopleAct } from './use-people-act.ts';

/** How the person stands today. */
export function PersonFacts({ person: { row } }: { person: PersonView }) {
  const { rank, rankSince, degree, field, theory, lecturing, retiresOn, unit, title } = row;
  const facts = [
    { label: 'Chức vụ', value: title ?? 'chưa ghi', note: unit ?? undefined },
    { label: 'Giảng dạy', value: lecturing ? lecturingLabels[lecturing] : 'không giảng dạy' },
    {
      label: 'Hạng',
      value: rank ? rankLabel(rank) : 'chưa ghi',
      note: rankSince ? `từ ${formatDate(rankSince)}` : undefined,
    },
    { label: 'Trình độ', value: degree ? degreeLabels[degree] : 'chưa ghi', note: field ?? undefined },
    { label: 'Lý luận chính trị', value: theory ? theoryLabels[theory] : 'chưa ghi' },
    { label: 'Nghỉ hưu', value: retiresOn ? formatDate(retiresOn) : 'chưa ghi ngày' },
  ];
  return <FactStrip facts={facts} />;
}

/** By which sign-in the person sees this record. */
export function UserCard({ person }: { person: PersonView }) {
  const link = usePeopleAct('link', () => undefined);
  return (
    <Card title="Tài khoản">
      <SelectField
        label="Đăng nhập của người này"
        hint="Người có tài khoản tự xem và lấy về hồ sơ của mình."
        options={person.users.map(({ id, name }) => ({ value: id, label: name }))}
        value={person.user?.id ?? null}
        placeholder="Chưa gắn"
        clearable
        onChange={(userId) => link.mutate({ id: person.id, userId })}
        error={link.error ? link.error.message : undefined}
      />
    </Card>
  );
}

/** Offered when the school's own time is over; a person does it. */
export function EraseCard({ person, keptUntil }: { person: PersonView; keptUntil: string }) {
  const [asking, setAsking] = useState(false);
  const erase = usePeopleAct('erase', () => setAsking(false));
  return (
    <>
      <AlertLine
        tone="look"
        action={
          <Button small onClick={() => setAsking(true)}>
            Xoá thông tin cá nhân
          </Button>
        }
      >
        Thời gian lưu thông tin cá nhân của người này đã hết ngày {formatDate(keptUntil)}.
      </AlertLine>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Xoá thông tin cá nhân của ${person.name}?`}
        verb="Xoá hẳn"
        busy={erase.isPending}
        onConfirm={() => erase.mutate({ id: person.id })}
      >
        Ngày sinh, giới tính, liên hệ mất hẳn, không lấy lại được. Quá trình công tác vẫn còn.
      </ConfirmDialog>
    </>
  );
}
