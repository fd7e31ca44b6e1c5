import { strToU8 } from 'fflate';
import type { OfficialDocument } from '../content.ts';
import { attribute, child, childrenOf } from '../ooxml/find.ts';
import type { Element } from '../ooxml/scan.ts';
import { coreProperties, escapeXml, sealParts } from '../package.ts';

const quotedXml = (text: string): string => escapeXml(text).replaceAll('"', '&quot;');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const TYPE = 'application/vnd.openxmlformats-';

/** What a program reads of the paper. */
function customProperties(document: OfficialDocument): string {
  const format = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
  const properties = Object.entries(document.properties?.facts ?? {}).map(
    ([name, value], at) =>
      `<property fmtid="${format}" pid="${at + 2}" name="${quotedXml(name)}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
  );
  return `${HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${properties.join('')}</Properties>`;
}

function relations(): string {
  const each = [
    [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'],
  ].map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

/** The template's list of types, without those of parts that are no longer there. */
function contentTypes(types: Element | undefined, names: ReadonlySet<string>): string {
  const list = child(types, 'Types');
  const defaults = childrenOf(list, 'Default').map(
    (each) =>
      `<Default Extension="${quotedXml(attribute(each, 'Extension') ?? '')}" ContentType="${quotedXml(attribute(each, 'ContentType') ?? '')}"/>`,
  );
  const overrides = childrenOf(list, 'Override').flatMap((each) => {
    const part = attribute(each, 'PartName') ?? '';
    const isKept = names.has(part.slice(1)) && !part.startsWith('/docProps/');
    const type = quotedXml(attribute(each, 'ContentType') ?? '');
    return isKept ? `<Override PartName="${quotedXml(part)}" ContentType="${type}"/>` : [];
  });
  const own = [
    `<Override PartName="/docProps/core.xml" ContentType="${TYPE}package.core-properties+xml"/>`,
    `<Override PartName="/docProps/custom.xml" ContentType="${TYPE}officedocument.custom-properties+xml"/>`,
  ];
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${[...defaults, ...overrides, ...own].join('')}</Types>`;
}

/** Kept of a template; its own properties, names of editors and picture of the first page are not the paper's. */
const isKept = (name: string): boolean =>
  !/^(docProps\/|_rels\/|customXml\/|word\/(people|comments\w*|documenttasks)\b)/i.test(name) &&
  name !== '[Content_Types].xml';

/** Relations to parts that are not kept. */
const DROPPED =
  /<Relationship [^>]*Target="(?:\.\.\/|\/)?(?:customXml\/|comments|people)[^"]*"[^>]*?(?:\/>|><\/Relationship>)/g;

/** The parts of a filled template as a file: with the paper's properties, and nothing of the clock. */
export function finish(
  parts: Readonly<Record<string, Uint8Array>>,
  types: Element | undefined,
  document: OfficialDocument,
): Uint8Array {
  const kept = Object.entries(parts).filter(([name]) => isKept(name));
  const names = new Set(kept.map(([name]) => name));
  return sealParts({
    ...Object.fromEntries(kept),
    '[Content_Types].xml': strToU8(contentTypes(types, names)),
    '_rels/.rels': strToU8(relations()),
    'docProps/core.xml': strToU8(coreProperties(document)),
    'docProps/custom.xml': strToU8(customProperties(document)),
  });
}

/** The relations of the main part without those to parts that are left behind. */
export const keptRelations = (xml: string): string => xml.replaceAll(DROPPED, '');

const NAME = /^[\w:.-]+$/;

/** A list of types or relations written anew: only what the scanner saw reaches the template library. */
export function listAnew(root: Element): string {
  const attributes = (each: Element) =>
    Object.entries(each.attributes)
      .filter(([name]) => NAME.test(name))
      .map(([name, value]) => ` ${name}="${quotedXml(value)}"`)
      .join('');
  const [list] = root.children.filter(({ name }) => NAME.test(name));
  if (!list) return HEAD;
  const lines = list.children
    .filter(({ name }) => NAME.test(name))
    .map((each) => `<${each.name}${attributes(each)}/>`);
  return `${HEAD}<${list.name}${attributes(list)}>${lines.join('')}</${list.name}>`;
}
