import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { Findings } from '../components/findings.tsx';
import { Linted } from '../schema.ts';

type Regime = 'guess' | 'party' | 'state';

const REGIMES = [
  { value: 'guess', label: 'Theo tệp' },
  { value: 'party', label: 'Đảng' },
  { value: 'state', label: 'Nhà nước' },
] as const;

/** Holds a DOCX against the format of its regime and date before it goes out; the file is not kept. */
export function LintPage(_props: Record<string, never>) {
  const [regime, setRegime] = useState<Regime>('guess');
  const [date, setDate] = useState<string | null>(null);
  const linting = useMutation({ mutationFn: (file: File) => lint(file, regime, date) });
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Văn bản', href: '/van-ban' }]}
        title="Soát thể thức"
        help="Đối chiếu một tệp DOCX với quy định thể thức của Đảng (Hướng dẫn 36-HD/VPTW, 05-HD/VPTW) hoặc Nhà nước (Nghị định 30/2020/NĐ-CP) theo ngày ban hành. Tệp chỉ được xem rồi bỏ, không lưu ở đâu."
      />
      <Stack>
        <Toolbar>
          <ChoiceField
            label="Thể thức"
            look="segments"
            options={[...REGIMES]}
            value={regime}
            onChange={setRegime}
          />
          <DateField label="Ngày ban hành, nếu tệp chưa ghi" small value={date} onChange={setDate} />
        </Toolbar>
        <FileDrop
          title={linting.data ? 'Soát tệp khác' : 'Chọn tệp DOCX cần soát'}
          accept=".docx"
          progress={linting.isPending ? 1 : null}
          doing="Đang soát thể thức"
          refusal={linting.isError ? sentenceOf(linting.error) : null}
          compact={linting.data !== undefined}
          onFiles={(files) => files[0] && linting.mutate(files[0])}
        >
          Chỉ soát được tệp .docx.
        </FileDrop>
        {linting.data ? <Findings linted={linting.data} /> : null}
      </Stack>
    </>
  );
}

async function lint(file: File, regime: Regime, date: string | null): Promise<Linted> {
  const form = new FormData();
  // Before the file, which the server acts on as soon as it is there.
  if (regime !== 'guess') form.append('regime', regime);
  if (date) form.append('date', date);
  form.append('file', file, file.name);
  const answer = await fetch('/api/lint', { method: 'POST', body: form });
  const body = await answer.json().catch(() => ({ message: 'Máy chủ trả lời không rõ. Thử lại.' }));
  if (!answer.ok) throw new Error(body.message);
  return Linted.parse(body);
}
