import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Navigate } from './link.tsx';
import { UiProvider } from './provider.tsx';

/** What Mantine asks of a browser and jsdom does not have. */
function standIns(): void {
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  window.ResizeObserver ??= Observer as unknown as typeof ResizeObserver;
  window.HTMLElement.prototype.scrollIntoView ??= () => {};
  window.matchMedia ??= (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
    }) as unknown as MediaQueryList;
  if (!document.fonts) Object.defineProperty(document, 'fonts', { value: new EventTarget() });
}

/** For tests: the element inside the provider every page has. */
export function renderUi(element: ReactNode, navigate?: Navigate): ReturnType<typeof render> {
  standIns();
  return render(
    <UiProvider env="test" {...(navigate ? { navigate } : {})}>
      {element}
    </UiProvider>,
  );
}
