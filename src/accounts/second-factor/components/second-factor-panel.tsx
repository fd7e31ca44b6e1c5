import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useAfterAct } from '../../components/use-after-act.ts';
import { secondFactorApi } from '../api.ts';
import { FactorCard } from './factor-card.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpCard } from './set-up-card.tsx';

/** One's own second factor: set up, its codes, what is on. Also where nothing else may be done before. */
export function SecondFactorPanel() {
  const [codes, setCodes] = useState<string[] | null>(null);
  const own = useQuery(secondFactorApi.secondFactor.get.queryOptions());
  // Only once the codes are put away: what waits behind (a forced set-up) would take them off the screen.
  const afterwards = useAfterAct(() => setCodes(null));
  if (codes) return <RecoveryCodes codes={codes} onKept={afterwards} />;
  if (own.isPending) return <LoadingRows rows={4} />;
  if (own.isError) return <ReadError title="Không mở được xác thực hai lớp" query={own} />;
  const { since, codesLeft } = own.data;
  return since ? (
    <FactorCard since={since} codesLeft={codesLeft} onCodes={setCodes} />
  ) : (
    <SetUpCard onDone={setCodes} />
  );
}
