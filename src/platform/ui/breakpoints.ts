import { useMediaQuery } from '@mantine/hooks';

/** `screen and`: a sheet of A4 is narrower than a phone's limit, and must not print as cards. */
const PHONE = 'screen and (max-width: 699.98px)';
const NO_PANEL = 'screen and (max-width: 1099.98px)';

/** Below 700 px tables become cards and the bar moves to the bottom. */
export function useIsPhone(): boolean {
  return useMediaQuery(PHONE, false, { getInitialValueInEffect: false }) ?? false;
}

/** From 1100 px up a list has its panel beside it; below, a row opens its page instead. */
export function usePanelFits(): boolean {
  return !(useMediaQuery(NO_PANEL, false, { getInitialValueInEffect: false }) ?? false);
}
