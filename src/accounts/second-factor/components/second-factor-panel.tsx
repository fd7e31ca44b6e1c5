import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { secondFactorApi } from '../api.ts';
import { FactorCard } from './factor-card.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpCard } from './set-up-card.tsx';

/** Kept beside the page: once a forced set-up is done, another frame is drawn around it, and codes are shown once. */
const SHOWN = ['recovery codes'];

/** One's own second factor: set up, its codes, what is on. Also where nothing else may be done before. */
export function SecondFactorPanel() {
  const client = useQueryClient();
  const [codes, setCodes] = useState(client.getQueryData<string[]>(SHOWN) ?? null);
  const show = (made: string[]) => {
    client.setQueryData(SHOWN, made);
    setCodes(made);
  };
  const own = useQuery(secondFactorApi.secondFactor.get.queryOptions());
  const afterwards = useAfterAct(() => {
    client.removeQueries({ queryKey: SHOWN });
    setCodes(null);
  });
  if (codes) return <RecoveryCodes codes={codes} onKept={afterwards} />;
  if (own.isPending) return <LoadingRows rows={4} />;
  if (own.isError) return <ReadError title="Không mở được xác thực hai lớp" query={own} />;
  const { since, codesLeft } = own.data;
  return since ? (
    <FactorCard since={since} codesLeft={codesLeft} onCodes={show} />
  ) : (
    <SetUpCard onDone={show} />
  );
}
