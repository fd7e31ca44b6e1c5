import type { ReactNode } from 'react';

export type NavItem = {
  href: string;
  label: string;
  active?: boolean;
  /** Shown in the bottom bar of a phone (three of them fit, the rest go under “Mục khác”). */
  icon?: ReactNode;
  /** Stands under “Mục khác” at the end of the bar: more rooms than 1366 pixels hold. */
  isFurther?: boolean;
};
