import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { audienceLabels, percentWords, waveLabels } from '../../surveys/labels.ts';
import { paperCode } from '../../surveys/rules.ts';
import type { Audience } from '../../surveys/schema.ts';
import { paperApi } from '../api.ts';
import { Keying } from '../components/keying.tsx';

const help =
  'Nhập phiếu giấy chỉ bằng bàn phím số: 1 đến 9 là điểm, 0 là 10 điểm, Enter để trống, mũi tên lên để sửa câu trước. Trộn phiếu trước khi nhập.';

/** Sheets of paper, keyed in one after the other. */
export function PaperPage({ id }: { id: string }) {
  const client = useQueryClient();
  const found = useQuery(paperApi.sheet.paper.queryOptions({ input: { waveId: id } }));
  const [chosen, setChosen] = useState<Audience | null>(null);
  const [sheet, setSheet] = useState(1);
  const keyIn = useMutation(
    paperApi.sheet.keyIn.mutationOptions({
      onSuccess: async () => {
        setSheet((n) => n + 1);
        await client.invalidateQueries();
      },
    }),
  );
  const desk = found.data;
  const asked = desk?.audiences.find(({ audience }) => audience === chosen) ?? desk?.audiences[0];
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Khảo sát', href: '/dao-tao/khao-sat' },
          { label: 'Đợt khảo sát', href: `/dao-tao/khao-sat/dot/${id}` },
          { label: 'Nhập phiếu giấy' },
        ]}
        title={
          desk
            ? `Nhập phiếu giấy: ${desk.className}, ${waveLabels[desk.kind].toLowerCase()}`
            : 'Nhập phiếu giấy'
        }
        help={help}
      />
      {found.isPending ? <LoadingRows rows={8} /> : null}
      {found.isError ? <ReadError title="Không mở được màn hình nhập phiếu" query={found} /> : null}
      {desk && !desk.isOpen ? (
        <AlertLine tone="look">
          Đợt khảo sát không mở nên không nhập được phiếu. Đổi ngày nhận phiếu nếu cần.
        </AlertLine>
      ) : null}
      {desk?.isOpen && asked ? (
        <Stack>
          <AlertLine tone="info">
            Trộn phiếu trước khi nhập: thứ tự nhập không được là thứ tự thu. Phím số là điểm, 0 là 10 điểm,
            Enter để trống.
          </AlertLine>
          {desk.audiences.length > 1 ? (
            <ChoiceField
              label="Phiếu của"
              look="segments"
              options={desk.audiences.map(({ audience }) => ({
                value: audience,
                label: audienceLabels[audience],
              }))}
              value={asked.audience}
              onChange={setChosen}
            />
          ) : null}
          {keyIn.error ? (
            <AlertLine tone="look" live>
              {sentenceOf(keyIn.error)}
            </AlertLine>
          ) : null}
          {keyIn.data && !keyIn.error ? (
            <AlertLine tone={keyIn.data.isVoid ? 'look' : 'done'} live>
              {keyIn.data.isVoid
                ? `Đã lưu, nhưng phiếu bỏ trống quá ${desk.voidOverPercent} % số câu nên không được tính.`
                : 'Đã lưu phiếu.'}
            </AlertLine>
          ) : null}
          <Card
            title={`Phiếu thứ ${sheet} của lần nhập này`}
            aside={`Mã trên phiếu: ${paperCode(id, asked.audience)}. Đã nhận ${percentWords(asked.answered, asked.invited)}`}
            current
          >
            <Keying
              key={`${asked.audience} ${sheet}`}
              questions={asked.questions}
              scaleTo={desk.scaleTo}
              isSaving={keyIn.isPending}
              onSave={(given) => keyIn.mutate({ waveId: id, audience: asked.audience, ...given })}
            />
          </Card>
        </Stack>
      ) : null}
    </>
  );
}
