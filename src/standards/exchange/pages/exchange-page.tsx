import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { NoPermission } from '#platform/ui/states.tsx';
import { setsApi } from '../../sets/api.ts';
import { keyOf } from '../../sets/rules.ts';
import { exchangeApi } from '../api.ts';
import css from '../components/exchange.module.css';
import { HeadForm } from '../components/head-form.tsx';
import { lookAtFile } from '../components/look-at-file.ts';
import { PreviewTable } from '../components/preview-table.tsx';
import type { ExchangeAddress, Preview, SetHead } from '../schema.ts';

const AT = '/truong-chuan/bo-chi-tieu';

interface Props {
  address: ExchangeAddress;
  onAddress(address: ExchangeAddress): void;
}

/** A set from a file: chosen, looked through by cell, then written as a version of its own. */
export function ExchangePage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const look = useMutation({
    mutationFn: (file: File) => lookAtFile(file, address.bo ? { baseId: address.bo } : {}),
  });
  if (!may(viewer, 'indicatorSet.keep'))
    return (
      <>
        <Head />
        <NoPermission action={<ButtonLink href={AT}>Xem các bộ chỉ tiêu</ButtonLink>}>
          Chuyên viên Văn phòng, đầu mối hoặc hiệu trưởng của trường nhập bộ chỉ tiêu.
        </NoPermission>
      </>
    );
  if (look.data) return <Look key={look.submittedAt} preview={look.data} again={look.reset} />;
  return (
    <>
      <Head />
      <Split panel={<Guide />} keep>
        <Card title="Chọn tệp">
          <Stack>
            <Base id={address.bo ?? null} onBase={(bo) => onAddress(bo ? { bo } : {})} />
            <FileDrop
              title={look.isPending ? 'Đang đọc tệp' : 'Kéo tệp vào đây'}
              accept=".xlsx,.json"
              paste
              refusal={look.isError ? sentenceOf(look.error) : null}
              onFiles={([file]) => file && !look.isPending && look.mutate(file)}
            >
              Tệp .xlsx theo mẫu, hoặc .json đã xuất từ một bộ. Chưa có gì được nhập khi mới chọn tệp.
            </FileDrop>
          </Stack>
        </Card>
      </Split>
    </>
  );
}

function Head({ actions }: { actions?: React.ReactNode }) {
  return (
    <PageHead
      title="Nhập bộ chỉ tiêu"
      crumbs={[
        { label: 'Trường chuẩn', href: '/truong-chuan' },
        { label: 'Bộ chỉ tiêu', href: AT },
        { label: 'Nhập từ tệp' },
      ]}
      help="Gõ bản quy định một lần vào tệp mẫu, chọn tệp, xem từng dòng được hiểu thế nào, rồi mới nhập. Bộ đang dùng không đổi: tệp thành một bản mới."
      actions={actions}
    />
  );
}

function Base({ id, onBase }: { id: string | null; onBase(id: string | null): void }) {
  const found = useQuery(setsApi.sets.list.queryOptions({ input: {} }));
  const sets = found.data?.sets ?? [];
  return (
    <SelectField
      label="Tệp này là bản mới của bộ"
      hint="Để trống nếu là một bộ khác. Tên tiêu chí, căn cứ lấy theo bộ đã chọn."
      placeholder="Bộ mới"
      clearable
      options={sets.map((one) => ({ value: one.id, label: `${one.name}, bản ${one.version}` }))}
      value={id}
      onChange={onBase}
    />
  );
}

function Guide() {
  return (
    <Card
      title="Tệp cần có"
      aside={
        <ButtonLink
          small
          icon={<IconDownload size={16} aria-hidden />}
          href="/api/indicator-set-template.xlsx"
          download
        >
          Tải tệp mẫu
        </ButtonLink>
      }
    >
      <ul className={css.guide}>
        <li>
          Mỗi dòng một chỉ tiêu, có cột <b>Tiêu chí</b>, <b>Mã</b>, <b>Tên chỉ tiêu</b>, <b>Loại</b>.
        </li>
        <li>Tiêu chí ghi số và tên: «2. Đội ngũ cán bộ, viên chức». Mã ghi dạng chữ: 2.10 khác 2.1.</li>
        <li>
          Ngưỡng ghi ≥ 75, ≤ 0 hoặc Có. Ô để trống là <b>chưa có ngưỡng</b>, không kết luận đạt hay chưa đạt.
        </li>
        <li>
          Quy tắc dùng tên số liệu, ví dụ giang_vien_chinh / giang_vien; để trống thì người nhập giá trị.
        </li>
      </ul>
    </Card>
  );
}

const emptyHead: SetHead = {
  ...{ key: 'moi', version: 1, name: '', basis: '', basisOn: null, validFrom: null, validTo: null },
  ...{ isPractice: false, levels: [1, 2], source: '' },
};

function Look({ preview, again }: { preview: Preview; again(): void }) {
  const [head, setHead] = useState(preview.head ?? emptyHead);
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation(
    exchangeApi.exchange.add.mutationOptions({
      onSuccess: async ({ id }) => {
        await client.invalidateQueries();
        navigate(`${AT}/${id}`);
      },
    }),
  );
  const faults = preview.rows.filter(({ state }) => state === 'fault').length;
  const isSame = preview.gone.length === 0 && preview.rows.every(({ state }) => state === 'same');
  const why =
    faults + preview.faults.length > 0
      ? `còn ${faults + preview.faults.length} lỗi trong tệp`
      : isSame
        ? 'không có gì khác bản trước'
        : undefined;
  const write = () => {
    setAsked(true);
    if (![head.name, head.basis, head.source].every((text) => text.trim())) return;
    const key = preview.head ? head.key : keyOf(head.basis);
    const { criteria, indicators } = preview;
    const named = indicators.map((one) => ({
      ...one,
      // A sheet names the file as the source until the regulation is written down here.
      thresholds: one.thresholds.map((limit) =>
        limit.source === `Tệp «${preview.fileName}»` ? { ...limit, source: head.basis.trim() } : limit,
      ),
    }));
    add.mutate({ ...head, key, criteria, indicators: named });
  };
  return (
    <>
      <Head
        actions={
          <>
            <Button onClick={again}>Chọn tệp khác</Button>
            <Button variant="filled" busy={add.isPending} why={why} onClick={write}>
              Nhập {preview.indicators.length} chỉ tiêu
            </Button>
          </>
        }
      />
      <Stack>
        <p>
          Tệp <b>{preview.fileName}</b>. Chưa có gì được nhập; xem lại rồi bấm Nhập.
        </p>
        {add.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(add.error)}
          </AlertLine>
        ) : null}
        {preview.faults.map((fault) => (
          <AlertLine key={fault} tone="look">
            {fault}
          </AlertLine>
        ))}
        {preview.notes.map((note) => (
          <AlertLine key={note} tone="info">
            {note}
          </AlertLine>
        ))}
        <Split
          keep
          width={404}
          panel={
            <Card title="Về bộ này" current={asked && add.isIdle}>
              <HeadForm head={head} onChange={setHead} asked={asked} />
            </Card>
          }
        >
          <PreviewTable preview={preview} />
        </Split>
      </Stack>
    </>
  );
}
