import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Fields } from './entry.tsx';
import { PasswordField } from './password-field.tsx';
import { useSignIn } from './use-sign-in.ts';

interface Props {
  hint?: string;
  /** Whose session is over: only they go on from here. */
  only?: string;
  /** The password alone does not do. */
  onCode(): void;
}

export function SignInForm({ hint, only, onCode }: Props) {
  const [username, setUsername] = useState(only ?? '');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const signIn = useSignIn(onCode);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (username.trim() && password) signIn.mutate({ username: username.trim().toLowerCase(), password });
      }}
    >
      <Fields>
        {signIn.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(signIn.error)}
          </AlertLine>
        ) : null}
        <TextField
          label="Tên đăng nhập"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          readOnly={only !== undefined}
          value={username}
          onChange={setUsername}
          error={asked && !username.trim() ? 'Chưa nhập tên đăng nhập.' : undefined}
        />
        <PasswordField
          label="Mật khẩu"
          autoComplete="current-password"
          hint={hint}
          value={password}
          onChange={setPassword}
          error={asked && !password ? 'Chưa nhập mật khẩu.' : undefined}
        />
        <div>
          <Button variant="filled" type="submit" busy={signIn.isPending}>
            Đăng nhập
          </Button>
        </div>
      </Fields>
    </form>
  );
}
