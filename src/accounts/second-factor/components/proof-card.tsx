import { useState } from 'react';
import { ActForm } from '../../components/act-form.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import type { Proof } from '../schema.ts';
import { CodeField } from './code-field.tsx';

interface Props {
  title: string;
  words: string;
  verb: string;
  act: { isPending: boolean; error: unknown; mutate(proof: Proof): void };
  onClose(): void;
}

/** What changes the second factor asks for both factors. */
export function ProofCard({ title, words, verb, act, onClose }: Props) {
  const [proof, setProof] = useState<Proof>({ password: '', code: '' });
  return (
    <ActForm
      title={title}
      verb={verb}
      why={proof.password && proof.code.trim() ? undefined : 'chưa đủ mật khẩu và mã'}
      act={act}
      onSubmit={() => act.mutate(proof)}
      onClose={onClose}
    >
      <p>{words}</p>
      <PasswordField
        label="Mật khẩu đang dùng"
        autoComplete="current-password"
        value={proof.password}
        onChange={(password) => setProof({ ...proof, password })}
      />
      <CodeField
        label="Mã của ứng dụng, hoặc một mã khôi phục"
        letters
        value={proof.code}
        onChange={(code) => setProof({ ...proof, code })}
      />
    </ActForm>
  );
}
