import { schemaResolver, useForm } from '@mantine/form';
import { ORPCError } from '@orpc/client';
import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { accountsApi } from '../api.ts';
import { regimeLabels } from '../labels.ts';
import { NewOffice } from '../schema.ts';
import { AccountFields } from './account-fields.tsx';
import css from './entry.module.css';
import { FieldGroup, Fields, Pair } from './entry.tsx';
import { type FormInputs, textProps } from './text-props.ts';

const account = { name: '', username: '', password: '' };
const initialValues: NewOffice = {
  code: '',
  name: '',
  shortName: '',
  place: '',
  regime: 'party',
  withDirectory: true,
  administrator: account,
  clerk: account,
};

/** The server compares the code; here it only must not be forgotten. */
const Filled = NewOffice.safeExtend({ code: z.string().trim().min(1, 'Nhập mã in trên màn hình máy chủ.') });

/** First installation: the code on the server's console proves that whoever fills this in stands at the server. */
export function OfficeForm({ onDone, onCancel }: { onDone(): void; onCancel(): void }) {
  const form = useForm({ initialValues, validate: schemaResolver(Filled, { sync: true }) });
  const create = useMutation(
    accountsApi.setup.createOffice.mutationOptions({
      onSuccess: onDone,
      onError: (error) => {
        if (!isWrongCode(error)) return;
        form.setFieldError('code', sentenceOf(error));
        form.getInputNode('code')?.focus();
      },
    }),
  );
  const submit = form.onSubmit(
    (values) => create.mutate(values),
    (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus(),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Fields>
        <TextField
          label="Mã thiết lập"
          hint="Mã gồm 8 ký tự, in trên màn hình máy chủ mỗi lần khởi động."
          required
          {...textProps(form, 'code')}
        />
        <OfficeFields form={form} values={form.values} onChoose={form.setValues} />
      </Fields>
      <FieldGroup
        title="Quản trị hệ thống"
        hint="Giữ danh sách cơ quan và người dùng; không xem văn bản, nhiệm vụ."
      >
        <AccountFields
          form={form}
          prefix="administrator."
          asked="Từ 14 ký tự, có chữ thường, chữ hoa, chữ số, ký tự khác"
        />
      </FieldGroup>
      <FieldGroup title="Chuyên viên theo dõi" hint="Nhận văn bản, rà soát, phát hành, theo dõi và đôn đốc.">
        <AccountFields form={form} prefix="clerk." />
      </FieldGroup>
      <div className={css.end}>
        {create.isError && !isWrongCode(create.error) ? (
          <AlertLine tone="look" live>
            {sentenceOf(create.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={create.isPending}>
            Thiết lập cơ quan
          </Button>
          <Button onClick={onCancel}>Quay lại</Button>
        </Actions>
      </div>
    </form>
  );
}

/** The only thing about the form that is forbidden is its code; it is said at its field. */
const isWrongCode = (error: unknown): boolean => error instanceof ORPCError && error.code === 'forbidden';

interface OfficeFieldsProps {
  form: FormInputs;
  values: Pick<NewOffice, 'regime' | 'withDirectory'>;
  onChoose(values: Partial<NewOffice>): void;
}

function OfficeFields({ form, values, onChoose }: OfficeFieldsProps) {
  return (
    <>
      <TextField
        label="Tên cơ quan"
        hint="Ví dụ: Văn phòng Tỉnh uỷ Sơn Hà"
        required
        {...textProps(form, 'name')}
      />
      <Pair>
        <TextField label="Tên viết tắt" hint="Ví dụ: VPTU" required {...textProps(form, 'shortName')} />
        <TextField
          label="Địa danh"
          hint="Đứng trước ngày tháng trên văn bản"
          required
          {...textProps(form, 'place')}
        />
      </Pair>
      <ChoiceField
        label="Thể thức văn bản"
        options={[
          { value: 'party', label: regimeLabels.party },
          { value: 'state', label: regimeLabels.state },
        ]}
        value={values.regime}
        onChange={(regime) => onChoose({ regime })}
      />
      <TickField
        label="Nạp danh bạ mẫu: các cơ quan cấp tỉnh theo danh mục năm 2023, sửa và thêm được sau"
        checked={values.withDirectory}
        onChange={(withDirectory) => onChoose({ withDirectory })}
      />
    </>
  );
}
