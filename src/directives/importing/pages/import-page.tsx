import { formatNumber } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, ErrorState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { importingApi } from '../api.ts';
import css from '../components/import.module.css';
import { ImportNotes } from '../components/import-notes.tsx';
import { PreviewRows } from '../components/preview-rows.tsx';
import { UnknownAgencies } from '../components/unknown-agencies.tsx';
import { type ImportWork, useImport } from '../components/use-import.ts';
import type { AgencyChoices, ImportAddress, Preview, RowState } from '../schema.ts';

interface Props {
  address: ImportAddress;
  onAddress(address: ImportAddress): void;
}

const help =
  'Nhập danh sách nhiệm vụ mà cơ quan đang theo dõi bằng Excel. Chọn tệp, xem từng dòng được hiểu thế nào, rồi mới nhập; nhập lại cùng một tệp không làm thay đổi gì.';

/** An office's own list, from a file: chosen, looked through, then written. */
export function ImportPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const work = useImport((id) => onAddress({ id }));
  const again = () => {
    work.clear();
    onAddress({});
  };
  if (!may(viewer, 'directive.import')) {
    return (
      <>
        <Head />
        <NoPermission action={<ButtonLink href="/nhiem-vu">Xem danh sách nhiệm vụ</ButtonLink>}>
          Chuyên viên Văn phòng nhập danh sách nhiệm vụ từ tệp.
        </NoPermission>
      </>
    );
  }
  if (work.written) return <Done {...work.written} again={again} />;
  if (!address.id) return <Choose work={work} />;
  return <Look key={address.id} {...{ address, onAddress, work, again }} id={address.id} />;
}

function Head({ actions }: { actions?: React.ReactNode }) {
  const crumbs = [{ label: 'Nhiệm vụ', href: '/nhiem-vu' }, { label: 'Nhập từ tệp' }];
  return <PageHead title="Nhập danh sách nhiệm vụ" crumbs={crumbs} help={help} actions={actions} />;
}

function Choose({ work }: { work: ImportWork }) {
  const busy = work.doing === 'reading';
  return (
    <>
      <Head />
      <Split panel={<Guide />} keep>
        <Card title="Chọn tệp">
          <Stack>
            <FileDrop
              title={busy ? 'Đang đọc tệp' : 'Kéo tệp Excel vào đây'}
              accept=".xlsx"
              paste
              refusal={work.refusal}
              onFiles={([file]) => file && !busy && work.send(file)}
            >
              Tệp .xlsx, nhiều nhất 10 MB và 10.000 dòng. Chưa có gì được nhập khi mới chọn tệp.
            </FileDrop>
            {busy ? <Working words="Đang gửi và đọc tệp" work={work} /> : null}
          </Stack>
        </Card>
      </Split>
    </>
  );
}

function Guide() {
  return (
    <Card title="Tệp cần có">
      <ul className={css.guide}>
        <li>
          Một dòng tiêu đề cột, có <b>Nội dung nhiệm vụ</b> và <b>Cơ quan chủ trì</b>. Dòng tên bảng ở trên, ô
          gộp, dòng nhóm (I, II, A, B) đều đọc được.
        </li>
        <li>
          Nếu có: Cơ quan phối hợp, Thời hạn, Sản phẩm, Ngày giao, Mã. Nhiều cơ quan trong một ô cách nhau
          bằng dấu chấm phẩy, dấu phẩy, «và» hoặc xuống dòng.
        </li>
        <li>Ngày ghi ngày/tháng/năm đủ bốn chữ số; «Hằng tháng», «Hằng quý», «Không thời hạn» cũng được.</li>
        <li>Nhập lần sau: dòng nhận ra nhiệm vụ cũ theo Mã, không có Mã thì theo nội dung.</li>
      </ul>
    </Card>
  );
}

function Working({ words, work: { step, cancel } }: { words: string; work: ImportWork }) {
  const said = step ? `${words}: ${formatNumber(step.done)}/${formatNumber(step.of)}` : words;
  return (
    <div className={css.working} role="status">
      <span>{said}</span>
      <progress aria-label={words} {...(step ? { max: step.of, value: step.done } : {})} />
      <Button small onClick={cancel}>
        Dừng
      </Button>
    </div>
  );
}

type LookProps = Props & { id: string; work: ImportWork; again(): void };

function Look({ id, address, onAddress, work, again }: LookProps) {
  const [choices, setChoices] = useState<AgencyChoices>({});
  const { state, page = 1 } = address;
  const preview = useQuery(
    importingApi.importing.preview.queryOptions({
      input: { id, choices, state, page },
      placeholderData: keepPreviousData,
    }),
  );
  const choose = (name: string, agencyId: string | null) => {
    const { [name]: _, ...others } = choices;
    setChoices(agencyId ? { ...others, [name]: agencyId } : others);
  };
  if (preview.isPending || preview.isError || preview.data.confirmed) {
    return (
      <>
        <Head actions={<Button onClick={again}>Chọn tệp khác</Button>} />
        {preview.isPending ? <LoadingRows rows={10} label="Đang đọc các dòng" /> : null}
        {preview.isError ? (
          <ErrorState title="Không mở được bảng xem trước" onRetry={() => preview.refetch()}>
            {sentenceOf(preview.error)}
          </ErrorState>
        ) : null}
        {preview.data?.confirmed ? (
          <EmptyState title={`Tệp ${preview.data.fileName} đã được nhập.`} action={<ToList />} />
        ) : null}
      </>
    );
  }
  const { data } = preview;
  const go = (to: { state?: RowState | undefined; page?: number }) => onAddress({ id, ...to });
  return (
    <>
      <Head actions={<Acts {...{ data, choices, work, again }} loading={preview.isPlaceholderData} />} />
      <Stack>
        {work.doing === 'writing' ? <Working words="Đang nhập" work={work} /> : null}
        {work.refusal ? (
          <AlertLine tone="look" live>
            {work.refusal}
          </AlertLine>
        ) : null}
        <p>
          Tệp <b>{data.fileName}</b>. Chưa có gì được nhập; xem lại rồi bấm Nhập.
        </p>
        <UnknownAgencies unknown={data.unknownAgencies} choices={choices} onChoose={choose} />
        <PreviewRows
          {...{ state, page }}
          preview={data}
          onState={(next) => go({ state: next })}
          pageHref={(next) =>
            `/nhiem-vu/nhap?${new URLSearchParams({ id, ...(state ? { state } : {}), page: String(next) })}`
          }
        />
        <ImportNotes notes={data.notes} skipped={data.skipped} />
      </Stack>
    </>
  );
}

interface ActsProps {
  data: Preview;
  choices: AgencyChoices;
  work: ImportWork;
  again(): void;
  loading: boolean;
}

function Acts({ data, choices, work, again, loading }: ActsProps) {
  const { counts, id } = data;
  const seen = { new: counts.new ?? 0, changed: counts.changed ?? 0 };
  const wrong = counts.fault ?? 0;
  const all = seen.new + seen.changed;
  return (
    <Actions>
      <Button onClick={again}>Chọn tệp khác</Button>
      <Button
        variant="filled"
        busy={work.doing !== null || loading}
        why={all === 0 ? 'không có gì mới' : undefined}
        onClick={() => work.confirm(id, { choices, seen })}
      >
        {verbOf(seen, wrong)}
      </Button>
    </Actions>
  );
}

/** The numbers stand in the button: what is left out too. */
function verbOf(seen: { new: number; changed: number }, wrong: number): string {
  const parts = [
    seen.new > 0 ? `Nhập ${formatNumber(seen.new)} nhiệm vụ` : '',
    seen.changed > 0 ? `${seen.new > 0 ? 'đặt' : 'Đặt'} ${formatNumber(seen.changed)} thời hạn` : '',
  ].filter(Boolean);
  const verb = parts.join(', ') || 'Nhập';
  return wrong > 0 ? `${verb}, bỏ ${formatNumber(wrong)} dòng lỗi` : verb;
}

const ToList = () => (
  <ButtonLink variant="filled" href="/nhiem-vu">
    Xem danh sách nhiệm vụ
  </ButtonLink>
);

function Done({ made, dated, again }: { made: number; dated: number; again(): void }) {
  return (
    <>
      <Head />
      <Card>
        <EmptyState
          title={`Đã nhập ${formatNumber(made)} nhiệm vụ${dated > 0 ? `, đặt ${formatNumber(dated)} thời hạn` : ''}.`}
          action={
            <Actions>
              <ToList />
              <Button onClick={again}>Nhập tệp khác</Button>
            </Actions>
          }
        >
          Mỗi nhiệm vụ ghi rõ dòng của tệp, người nhập và lúc nhập.
        </EmptyState>
      </Card>
    </>
  );
}
