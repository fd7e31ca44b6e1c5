import './mantine-parts.ts';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi';
import './fonts.css';
import './tokens.css';
import './mantine.css';
import './print.css';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { type Navigate, NavigateProvider } from './link.tsx';
import { cssVariablesResolver, theme } from './theme.ts';
import { ToastProvider } from './toast.tsx';
import { useKeyListener } from './use-shortcuts.ts';

type Props = { navigate?: Navigate; env?: 'default' | 'test'; children: ReactNode };

/** Everything a page needs around it: theme, Vietnamese dates, routing of links, the toast, the keys. */
export function UiProvider({ navigate, env, children }: Props) {
  useKeyListener();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme="light"
      {...(env ? { env } : {})}
    >
      <DatesProvider settings={{ locale: 'vi', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
        <NavigateProvider {...(navigate ? { navigate } : {})}>
          <ToastProvider>{children}</ToastProvider>
        </NavigateProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
