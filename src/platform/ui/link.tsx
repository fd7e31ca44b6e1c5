import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useContext,
} from 'react';

/** Goes to an address of this application without loading the page again. */
export type Navigate = (href: string) => void;

const NavigateContext = createContext<Navigate | null>(null);

/** The kit knows no router: the entry point hands in how to go somewhere (`router.history.push`). */
export function NavigateProvider({ navigate, children }: { navigate?: Navigate; children: ReactNode }) {
  return <NavigateContext.Provider value={navigate ?? null}>{children}</NavigateContext.Provider>;
}

export function useNavigate(): Navigate {
  return useContext(NavigateContext) ?? ((href) => window.location.assign(href));
}

export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  href: string;
  ref?: Ref<HTMLAnchorElement>;
};

/** A true `<a href>` (copy, middle click and print work); a plain click on an inner address is routed. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const navigate = useContext(NavigateContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (!navigate || event.defaultPrevented || !isPlainClick(event) || !isRouted(href, rest)) return;
    event.preventDefault();
    navigate(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** Files, other hosts and places on this very page are left to the browser. */
function isRouted(href: string, rest: AnchorHTMLAttributes<HTMLAnchorElement>): boolean {
  return (
    href.startsWith('/') &&
    !href.startsWith('//') &&
    !href.startsWith('/api/') &&
    !rest.download &&
    !rest.target
  );
}
