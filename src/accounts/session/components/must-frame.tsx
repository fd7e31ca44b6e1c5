import type { ReactNode } from 'react';
import { Shell } from '#platform/ui/shell.tsx';
import { useSignOut } from '../../components/use-sign-out.ts';
import { ViewerProvider } from '../../components/viewer.tsx';
import type { Viewer } from '../../schema.ts';
import type { Must } from '../../security/schema.ts';

/** Where what must be done first is done. */
export const mustAddress: Record<Must, string> = {
  changePassword: '/doi-mat-khau',
  enrolSecondFactor: '/xac-thuc-hai-lop',
};

/** The bar without rooms, for whoever must first do one thing. */
export function MustFrame({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const signOut = useSignOut();
  return (
    <ViewerProvider viewer={viewer}>
      <Shell
        nav={[]}
        home={viewer.must ? mustAddress[viewer.must] : '/'}
        person={{
          name: viewer.name,
          office: viewer.agency.shortName,
          actions: [{ label: 'Đăng xuất', onSelect: () => signOut.mutate() }],
        }}
      >
        {children}
      </Shell>
    </ViewerProvider>
  );
}
