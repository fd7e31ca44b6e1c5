import type { ReactNode } from 'react';

export type NavItem = {
  href: string;
  label: string;
  active?: boolean;
  /** Shown in the bottom bar of a phone (three of them fit, the rest go under “Mục khác”). */
  icon?: ReactNode;
};
