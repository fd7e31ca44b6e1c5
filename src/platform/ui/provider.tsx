import './mantine-parts.ts';
import './fonts.css';
import './tokens.css';
import './mantine.css';
import './print.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Navigate, NavigateProvider } from './link.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { ToastProvider } from './toast.tsx';
import { useKeyListener } from './use-shortcuts.ts';

/** The sign that style elements must bear under the server's policy; a test has no such page. */
const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.nonce ?? '';

// Read by the part of the kit that holds the page still behind a dialog.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce();

type Props = { navigate?: Navigate; env?: 'default' | 'test'; children: ReactNode };

/** Everything a page needs around it: theme, routing of links, the toast, the keys. */
export function UiProvider({ navigate, env, children }: Props) {
  useKeyListener();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme="light"
      getStyleNonce={styleNonce}
      {...(env ? { env } : {})}
    >
      <NavigateProvider {...(navigate ? { navigate } : {})}>
        <ToastProvider>{children}</ToastProvider>
      </NavigateProvider>
    </MantineProvider>
  );
}
