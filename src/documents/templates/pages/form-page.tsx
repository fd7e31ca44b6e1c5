import { useMutation, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { previewHref, sendTemplate, starterHref, templatesApi } from '../api.ts';
import { FindingsTable, Taken } from '../components/findings.tsx';
import { Places } from '../components/places.tsx';
import { History, Versions } from '../components/versions.tsx';
import { formLabels, inUse } from '../labels.ts';
import { FormName, type TemplatesView } from '../schema.ts';

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

function FormCards({ view, row }: { view: TemplatesView; row: TemplatesView['forms'][number] }) {
  const { form, versions, history } = row;
  const onSuccess = useAfterAct();
  const using = useMutation(templatesApi.templates.putInForce.mutationOptions({ onSuccess }));
  const inForce = history[0]?.templateId ?? null;
  const current = versions.find((each) => each.id === inForce);
  const use = (templateId: string | null) => using.mutate({ form, templateId });
  return (
    <Stack>
      <Card title="Đang dùng" current>
        <Stack>
          <p>
            <b>{inUse(row)}</b>
            {history[0] ? `, từ ${momentOf(history[0].since)}` : ', đúng thể thức theo quy định của cơ quan'}
          </p>
          {current?.failure ? (
            <AlertLine tone="look">
              Lúc {momentOf(current.failure.at)} một văn bản không in được trên mẫu này:{' '}
              {current.failure.message}
            </AlertLine>
          ) : null}
          {using.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(using.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <ButtonLink href={previewHref(form, inForce)}>In thử DOCX</ButtonLink>
            {inForce && view.may.keep ? (
              <Button busy={using.isPending} onClick={() => use(null)}>
                Trở lại mẫu sẵn có
              </Button>
            ) : null}
          </Actions>
        </Stack>
      </Card>
      {view.may.keep ? <Sending form={form} /> : null}
      <Versions {...{ form, versions, inForce }} mayKeep={view.may.keep} busy={using.isPending} onUse={use} />
      {current && current.warnings.length > 0 ? (
        <Card title="Mẫu đang dùng: điểm nên xem" flush>
          <FindingsTable findings={current.warnings} />
        </Card>
      ) : null}
      <History history={history} />
      <Places places={view.places} />
    </Stack>
  );
}

function Sending({ form }: { form: FormName }) {
  const onSuccess = useAfterAct();
  const sending = useMutation({ mutationFn: (file: File) => sendTemplate(form, file), onSuccess });
  return (
    <Card title="Gửi mẫu của cơ quan">
      <Stack>
        <Actions>
          <ButtonLink href={starterHref(form)}>Tải mẫu khởi đầu</ButtonLink>
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
