import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Setting } from '../../sending/schema.ts';
import { edxmlApi } from '../api.ts';

/** The administrator says where packages lie, and under which code the office speaks. */
export function SettingPage(_props: { id: string }) {
  const found = useQuery(edxmlApi.edxmlSending.setting.queryOptions());
  return (
    <>
      <PageHead
        title="Liên thông văn bản: cài đặt"
        help="Hệ thống khác (trục liên thông, phần mềm quản lý văn bản) để tệp vào thư mục đến và lấy tệp ở thư mục đi. Cả hai nằm trong thư mục chung mà máy chủ cho phép (EDXML_DIR)."
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={5} /> : null}
        {found.isError ? <ReadError title="Không mở được cài đặt" query={found} /> : null}
        {found.isSuccess ? <SettingForm setting={found.data} /> : null}
      </Stack>
    </>
  );
}

const blank: Setting = { ownCode: '', ownName: '', inFolder: 'den', outFolder: 'di', isOn: false };

function SettingForm({ setting }: { setting: Setting | null }) {
  const [said, setSaid] = useState(setting ?? blank);
  const save = useMutation(edxmlApi.edxmlSending.configure.mutationOptions({ onSuccess: useAfterAct() }));
  const field = (key: 'ownCode' | 'ownName' | 'inFolder' | 'outFolder') => ({
    value: said[key],
    onChange: (value: string) => setSaid({ ...said, [key]: value }),
  });
  const isWhole = [said.ownCode, said.ownName, said.inFolder, said.outFolder].every((one) => one.trim());
  return (
    <>
      {save.isSuccess ? (
        <AlertLine tone="done" live>
          Đã lưu. {said.isOn ? 'Phần mềm nhận và gửi mỗi phút một lần.' : 'Liên thông đang tắt.'}
        </AlertLine>
      ) : null}
      <ActForm
        title="Mã cơ quan và thư mục"
        verb="Lưu cài đặt"
        why={isWhole ? undefined : 'còn ô chưa ghi'}
        act={save}
        onSubmit={() => save.mutate(said)}
      >
        <TextField
          label="Mã định danh của Văn phòng"
          hint="Như đã được cấp, ví dụ 13 ký tự có dấu chấm."
          required
          {...field('ownCode')}
        />
        <TextField label="Tên Văn phòng ghi trên gói" required {...field('ownName')} />
        <TextField label="Thư mục đến" hint="Nằm trong thư mục chung." required {...field('inFolder')} />
        <TextField label="Thư mục đi" required {...field('outFolder')} />
        <TickField
          label="Bật liên thông"
          checked={said.isOn}
          onChange={(isOn) => setSaid({ ...said, isOn })}
        />
      </ActForm>
    </>
  );
}
