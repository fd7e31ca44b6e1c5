import { TextField } from '#platform/ui/text-field.tsx';
import { Pair } from './entry.tsx';
import { PasswordField } from './password-field.tsx';
import { type FormInputs, textProps } from './text-props.ts';

type Props = {
  form: FormInputs;
  prefix?: string;
  /** What the password must be, where it is one's own: one given to somebody else is changed at the first sign-in. */
  asked?: string;
};

const GIVEN = 'Từ 8 ký tự; người nhận đổi khi đăng nhập lần đầu';

/** A person and how they sign in. The password goes to them by hand: there is no mail in this step. */
export function AccountFields({ form, prefix = '', asked = GIVEN }: Props) {
  return (
    <>
      <TextField label="Họ và tên" required {...textProps(form, `${prefix}name`)} />
      <Pair>
        <TextField
          label="Tên đăng nhập"
          hint="Chữ thường không dấu, số, dấu chấm"
          required
          autoCapitalize="none"
          spellCheck={false}
          {...textProps(form, `${prefix}username`)}
        />
        <PasswordField
          label="Mật khẩu"
          hint={asked}
          required
          autoComplete="new-password"
          {...textProps(form, `${prefix}password`)}
        />
      </Pair>
    </>
  );
}
