import type { Element } from './scan.ts';

/** Name without its prefix: other writers may choose other prefixes. */
export const localName = ({ name }: Element): string => name.slice(name.indexOf(':') + 1);

/** First child of a name, down a path of names. */
export function child(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>(
    (from, name) => from?.children.find((each) => localName(each) === name),
    element,
  );
}

export function childrenOf(element: Element | undefined, name: string): Element[] {
  return element?.children.filter((each) => localName(each) === name) ?? [];
}

/** An attribute by its name without prefix. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (!element) return undefined;
  for (const [key, value] of Object.entries(element.attributes))
    if (key.slice(key.indexOf(':') + 1) === name) return value;
  return undefined;
}

/** A whole number in an attribute; undefined when there is none. */
export function numberIn(element: Element | undefined, name: string): number | undefined {
  const value = Number.parseFloat(attribute(element, name) ?? '');
  return Number.isFinite(value) ? value : undefined;
}

/** What stands for older programs only, and what was before a tracked change. */
const NOT_SHOWN = /^Fallback$|PrChange$/;

/** Every element below that is shown, in order. */
export function* descendants(element: Element): Generator<Element> {
  for (const each of element.children) {
    if (NOT_SHOWN.test(localName(each))) continue;
    yield each;
    yield* descendants(each);
  }
}
