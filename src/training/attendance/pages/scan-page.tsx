import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Entry } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { Card } from '#platform/ui/card.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { trainingAttendanceApi } from '../api.ts';
import { attendanceLabels } from '../labels.ts';
import { Presence } from '../schema.ts';

const KEY = 'dondoc-may-diem-danh';

/** Drawn once and kept in this browser; the server keeps only a hash of it, another in each session. */
function deviceOf(): string {
  const kept = localStorage.getItem(KEY);
  if (kept) return kept;
  const fresh = Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) =>
    one.toString(16).padStart(2, '0'),
  ).join('');
  localStorage.setItem(KEY, fresh);
  return fresh;
}

/** On a learner's phone, not signed in: own name, the end of own number, done. */
export function ScanPage({ id: token }: { id: string }) {
  const [enrolmentId, setLearner] = useState<string | null>(null);
  const [digits, setDigits] = useState('');
  const [asked, setAsked] = useState(false);
  // Asked once: the code on the screen has changed by the time the name is found.
  const found = useQuery(
    trainingAttendanceApi.trainingAttendance.scan.queryOptions({
      ...{ input: { token }, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    }),
  );
  const send = useMutation(trainingAttendanceApi.trainingAttendance.present.mutationOptions());
  if (send.data)
    return (
      <Entry title="Đã điểm danh">
        <Card>
          <EmptyState title={`${send.data.name}: ${attendanceLabels[send.data.state].toLowerCase()}`}>
            Đồng chí có thể đóng trang này.
          </EmptyState>
        </Card>
      </Entry>
    );
  if (!found.data)
    return (
      <Entry title="Điểm danh">
        {found.isError ? (
          <ErrorState title="Chưa điểm danh được">{sentenceOf(found.error)}</ErrorState>
        ) : (
          <LoadingRows rows={4} />
        )}
      </Entry>
    );
  const { className, topic, fromTime, toTime, learners, ticket } = found.data;
  return (
    <Entry title="Điểm danh" subtitle={`${className}: ${topic}, ${fromTime}–${toTime}`}>
      <ActForm
        title="Đồng chí là ai?"
        verb="Tôi có mặt"
        act={send}
        onSubmit={() => {
          setAsked(true);
          const read = Presence.safeParse({ ticket, enrolmentId, digits, device: deviceOf() });
          if (read.success) send.mutate(read.data);
        }}
      >
        <SelectField
          label="Họ và tên"
          required
          searchable
          options={learners.map(({ id, label }) => ({ value: id, label }))}
          value={enrolmentId}
          onChange={setLearner}
          error={asked && !enrolmentId ? 'Chọn tên của đồng chí.' : undefined}
        />
        <TextField
          label="4 ký tự cuối của mã học viên"
          required
          value={digits}
          onChange={setDigits}
          error={asked && !digits.trim() ? 'Ghi 4 ký tự cuối của mã học viên.' : undefined}
        />
      </ActForm>
    </Entry>
  );
}
