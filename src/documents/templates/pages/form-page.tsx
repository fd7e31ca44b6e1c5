import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { regimeLabels } from '#accounts/labels.ts';
import type { Regime } from '#accounts/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { previewHref, sendTemplate, starterHref, templatesApi } from '../api.ts';
import { FindingsTable, Taken } from '../components/findings.tsx';
import { Places } from '../components/places.tsx';
import { History, Versions } from '../components/versions.tsx';
import { formLabels, inUse, nowOf } from '../labels.ts';
import { FormName, type TemplatesView } from '../schema.ts';

type FormRow = TemplatesView['forms'][number];

/** One paper of the house: the look it is printed in, and how the office lays its own under it. */
export function FormPage({ id }: { id: string }) {
  const form = FormName.safeParse(id).data;
  const view = useQuery(templatesApi.templates.list.queryOptions());
  const row = view.data?.forms.find((each) => each.form === form);
  return (
    <>
      <PageHead
        crumbs={[
          { label: 'Mẫu văn bản', href: '/mau-van-ban' },
          { label: form ? formLabels[form] : 'Không có' },
        ]}
        title={form ? formLabels[form] : 'Không có loại văn bản này'}
        help="Tải mẫu khởi đầu, sửa bằng Word, giữ nguyên các chỗ điền trong ngoặc, rồi gửi lên. Mẫu được soát trước khi nhận; nhận rồi vẫn phải đưa vào dùng thì văn bản mới in theo."
      />
      {view.isPending ? <LoadingRows rows={6} /> : null}
      {view.isError ? <ReadError title="Không mở được mẫu" query={view} /> : null}
      {view.data && !row ? (
        <EmptyState title="Không có loại văn bản này">Chọn một loại ở trang Mẫu văn bản.</EmptyState>
      ) : null}
      {view.data && row ? <FormCards view={view.data} row={row} /> : null}
    </>
  );
}

function FormCards({ view, row }: { view: TemplatesView; row: FormRow }) {
  const { form, versions, history } = row;
  const onSuccess = useAfterAct();
  const using = useMutation(templatesApi.templates.putInForce.mutationOptions({ onSuccess }));
  // The office's own first; papers of schools and departments may be of the other.
  const regimes: Regime[] = view.regime === 'party' ? ['party', 'state'] : ['state', 'party'];
  const current = regimes.flatMap((regime) => nowOf(row, regime).template ?? []);
  return (
    <Stack>
      <Card title="Đang dùng" current>
        <Stack>
          {regimes.map((regime) => (
            <InUse
              key={regime}
              {...{ row, regime }}
              mayKeep={view.may.keep}
              busy={using.isPending}
              onDrop={() => using.mutate({ form, regime, templateId: null })}
            />
          ))}
          {using.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(using.error)}
            </AlertLine>
          ) : null}
        </Stack>
      </Card>
      {view.may.keep ? <Sending form={form} own={view.regime} /> : null}
      <Versions
        {...{ form, versions }}
        inForce={current.map(({ id }) => id)}
        mayKeep={view.may.keep}
        busy={using.isPending}
        onUse={({ id, regime }) => using.mutate({ form, regime, templateId: id })}
      />
      {current
        .filter(({ warnings }) => warnings.length > 0)
        .map(({ id, regime, warnings }) => (
          <Card key={id} title={`Mẫu đang dùng, ${regimeLabels[regime]}: điểm nên xem`} flush>
            <FindingsTable findings={warnings} />
          </Card>
        ))}
      <History history={history} />
      <Places places={view.places} />
    </Stack>
  );
}

interface InUseProps {
  row: FormRow;
  regime: Regime;
  mayKeep: boolean;
  busy: boolean;
  onDrop(): void;
}

/** The look that papers of a regime are printed in now. */
function InUse({ row, regime, mayKeep, busy, onDrop }: InUseProps) {
  const { force, template } = nowOf(row, regime);
  return (
    <>
      <p>
        {regimeLabels[regime]}: <b>{inUse(template)}</b>
        {force ? `, từ ${momentOf(force.since)}` : ', đúng quy định'}
      </p>
      {template?.failure ? (
        <AlertLine tone="look">
          Lúc {momentOf(template.failure.at)} một văn bản không in được trên mẫu này:{' '}
          {template.failure.message}
        </AlertLine>
      ) : null}
      <Actions>
        <ButtonLink small href={previewHref(row.form, regime, template?.id ?? null)}>
          In thử DOCX
        </ButtonLink>
        {template && mayKeep ? (
          <Button small busy={busy} onClick={onDrop}>
            Trở lại mẫu sẵn có
          </Button>
        ) : null}
      </Actions>
    </>
  );
}

function Sending({ form, own }: { form: FormName; own: Regime }) {
  const [regime, setRegime] = useState(own);
  const onSuccess = useAfterAct();
  const sending = useMutation({ mutationFn: (file: File) => sendTemplate(form, regime, file), onSuccess });
  return (
    <Card title="Gửi mẫu của cơ quan">
      <Stack>
        <ChoiceField
          label="Mẫu cho văn bản theo"
          look="segments"
          options={[
            { value: 'party', label: regimeLabels.party },
            { value: 'state', label: regimeLabels.state },
          ]}
          value={regime}
          onChange={setRegime}
        />
        <p>
          {regime === own
            ? 'Thể thức của chính cơ quan. Văn bản theo thể thức kia vẫn in theo mẫu của thể thức kia.'
            : 'Dùng cho văn bản của trường, sở, ban lập theo thể thức này, không dùng cho văn bản của chính cơ quan.'}
        </p>
        <Actions>
          <ButtonLink href={starterHref(form, regime)}>Tải mẫu khởi đầu</ButtonLink>
          <span>Mẫu sẵn có với các chỗ điền đã gõ; sửa bằng Word rồi gửi lại ở đây.</span>
        </Actions>
        <FileDrop
          title={sending.data ? 'Gửi tệp khác' : 'Chọn tệp mẫu DOCX'}
          accept=".docx"
          progress={sending.isPending ? 1 : null}
          doing="Đang soát mẫu"
          refusal={sending.isError ? sentenceOf(sending.error) : null}
          compact={sending.data !== undefined}
          onFiles={(files) => files[0] && sending.mutate(files[0])}
        >
          Tệp .docx đến 3 MB, không macro, không trỏ ra ngoài. Không gửi văn bản có dấu mật.
        </FileDrop>
        {sending.data ? <Taken taken={sending.data} /> : null}
      </Stack>
    </Card>
  );
}
