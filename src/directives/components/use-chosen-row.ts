import { useEffect, useRef, useState } from 'react';
import type { ListAddress } from '../listing/schema.ts';
import type { DirectiveSummary } from '../schema.ts';

/** Walking is quicker than an address can follow: it is written where one stays. */
const STAY_MS = 300;

/** The row in the panel: the one that the address names, else the first; null while the panel is closed. */
export function useChosenRow(
  rows: DirectiveSummary[],
  address: ListAddress,
  onAddress: (address: ListAddress) => void,
) {
  const [chosen, setChosen] = useState<string | null | undefined>(address.row);
  const written = useRef(address.row);
  const write = useRef(() => {});
  write.current = () => {
    written.current = chosen ?? undefined;
    onAddress({ ...address, row: chosen ?? undefined });
  };
  // The address changed from elsewhere: another page or filter, or one step back.
  useEffect(() => {
    if (address.row === written.current) return;
    written.current = address.row;
    setChosen((before) => (before === null ? null : address.row));
  }, [address.row]);
  useEffect(() => {
    if (!chosen || chosen === written.current) return;
    const timer = setTimeout(() => write.current(), STAY_MS);
    return () => clearTimeout(timer);
  }, [chosen]);
  const row = chosen === null ? undefined : (rows.find(({ code }) => code === chosen) ?? rows[0]);
  return { row, choose: (code: string) => setChosen(code), close: () => setChosen(null) };
}
