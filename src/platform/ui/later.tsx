import { type ComponentType, lazy, Suspense, useEffect } from 'react';

// biome-ignore lint/suspicious/noExplicitAny: whatever a component takes, it goes on taking
type Exports<Name extends string> = Record<Name, ComponentType<any>>;

/**
 * A page whose code is fetched when somebody goes there: what every page needs is small, and nobody opens them all.
 * Until it is here, the page before stays.
 */
export function later<Name extends string, Module extends Exports<Name>>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazy(async () => ({ default: (await fetched(load))[name] }));
}

/** A part of a page that comes from another room: the page does not wait for it. */
export function laterPart<Name extends string, Module extends Exports<Name>>(
  load: () => Promise<Module>,
  name: Name,
): Module[Name] {
  return besides(later(load, name) as unknown as ComponentType<object>) as Module[Name];
}

/** A part that a key opens must take what is typed next: it is fetched once the page has nothing else to do. */
export function useAhead(load: () => Promise<unknown>, when: boolean): void {
  useEffect(() => {
    if (!when) return;
    // Safari has no idle time of its own.
    const inIdleTime = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
    inIdleTime(() => load().catch(() => null));
  }, [load, when]);
}

const besides = (Part: ComponentType<object>) => (props: object) => (
  <Suspense>
    <Part {...props} />
  </Suspense>
);

/** After an upgrade the names of yesterday's parts are gone: the application is opened anew, at the same address. */
async function fetched<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (await isUpgraded()) {
      location.reload();
      return new Promise(() => {});
    }
    throw error;
  }
}

async function isUpgraded(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => null);
  return Boolean(own && answer?.ok && !(await answer.text()).includes(own));
}
