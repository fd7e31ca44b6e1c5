/** An element with its children; text is left out, since order is all that is asked for. */
export interface Element {
  /** Name with its prefix, such as w:pPr. */
  name: string;
  children: Element[];
}

/** Comments, instructions and CDATA are passed over; a quoted value may hold a '>'. */
const TAG =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([^\s/>!]+)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;

/** The elements of a well-formed part, as children of a nameless root. */
export function scan(xml: string): Element {
  const root: Element = { name: '', children: [] };
  const open: Element[] = [root];
  for (const [, slash, name, rest] of xml.matchAll(TAG)) {
    if (name === undefined) continue;
    if (slash) {
      open.pop();
      continue;
    }
    const element: Element = { name, children: [] };
    open.at(-1)?.children.push(element);
    if (!rest?.endsWith('/')) open.push(element);
  }
  return root;
}
