import { readFile } from 'node:fs/promises';
import { validateXML } from 'xmllint-wasm';

/** What the schema of this house finds wrong with each of the packages; none: it validates. */
export async function faultsBySchema(...packages: Uint8Array[]): Promise<string[][]> {
  const own = (name: string) => readFile(new URL(`../../packages/edxml/${name}`, import.meta.url), 'utf8');
  const { errors } = await validateXML({
    xml: packages.map((bytes, at) => ({ fileName: `${at}.xml`, contents: new TextDecoder().decode(bytes) })),
    schema: [await own('edxml.xsd')],
    preload: [{ fileName: 'xlink.xsd', contents: await own('xlink.xsd') }],
  });
  return packages.map((_, at) =>
    errors.flatMap(({ loc, message, rawMessage }) =>
      loc === null || loc.fileName === `${at}.xml` ? [message || rawMessage] : [],
    ),
  );
}
