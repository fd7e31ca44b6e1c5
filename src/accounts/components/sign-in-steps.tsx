import { useState } from 'react';
import { CodeStep } from '../second-factor/components/code-step.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface Props {
  hint?: string;
  /** Whose session is over: only they go on from here. */
  only?: string;
}

/** The password, then a code where the person has a second factor. */
export function SignInSteps(props: Props) {
  const [isCode, setCode] = useState(false);
  return isCode ? (
    <CodeStep onBack={() => setCode(false)} />
  ) : (
    <SignInForm {...props} onCode={() => setCode(true)} />
  );
}
