import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Fields } from '../../components/entry.tsx';
import { refusalWords } from '../labels.ts';
import { SingleButton } from './single-button.tsx';

interface Props {
  /** What the provider is called; null where there is none. */
  name: string | null;
  returnTo?: string | undefined;
  refusal?: string | undefined;
}

/** Below the fields for the password: signing in elsewhere, and why that did not do. */
export function SingleSignIn({ name, returnTo, refusal }: Props) {
  if (!name) return null;
  return (
    <Fields>
      {refusal ? (
        <AlertLine tone="look" live>
          {refusalWords(refusal)}
        </AlertLine>
      ) : null}
      <SingleButton
        words={`Đăng nhập bằng ${name}`}
        address="/api/auth/single-sign-on"
        body={returnTo ? { returnTo } : {}}
      />
    </Fields>
  );
}
