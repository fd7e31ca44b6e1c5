import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { sampleReport } from '../sample.ts';
import { samples } from '../samples/kinds.ts';
import { checkTemplate } from './check.ts';
import { starterTemplate } from './starter.ts';

/** `npm run fuzz -- templates` asks for thousands. */
const CASES = Number(process.env.FUZZ_CASES ?? 30);

/** Numbers that are the same every time (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

type Random = ReturnType<typeof numbers>;
type Files = Record<string, Uint8Array>;

const templates = await Promise.all(
  [sampleReport, ...samples.slice(0, 5).map(({ document }) => document)].map(starterTemplate),
);
const TEXTS =
  '{#noi_nhan} {/noi_nhan} {@noi_dung} {so} {{ }} {^co_quan} {/} {=<% %>=} &#123;so&#125; <![CDATA[{so}]]> &x; <!DOCTYPE a> ]]> {#noi_nhan}{#noi_nhan}'.split(
    ' ',
  );

const splice = (xml: string, at: number, cut: number, put = '') =>
  xml.slice(0, at) + put + xml.slice(at + cut);

/** Changes of the words of a part. */
const inXml: ((xml: string, random: Random) => string)[] = [
  (xml, random) => splice(xml, random(xml.length), 1 + random(3), String.fromCharCode(random(256))),
  (xml, random) => splice(xml, random(xml.length), 1 + random(2000)),
  (xml, random) => splice(xml, random(xml.length), 0, TEXTS[random(TEXTS.length)]),
  (xml, random) => {
    const tags = [...xml.matchAll(/<[^>]+>/g)];
    const tag = tags[random(tags.length)];
    return tag ? splice(xml, tag.index, tag[0].length) : xml;
  },
  (xml, random) => {
    const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)];
    const [one = '', other = ''] = [
      paragraphs[random(paragraphs.length)]?.[0],
      paragraphs[random(paragraphs.length)]?.[0],
    ];
    return one && other ? xml.replace(one, () => other.repeat(1 + random(4))) : xml;
  },
  (xml, random) => xml.replace('<w:body>', `<w:body>${'<w:sdt><w:sdtContent>'.repeat(random(400))}`),
  (xml, random) => xml.replace('{@noi_dung}', () => `{@noi_dung}${'{#noi_nhan}'.repeat(random(3000))}`),
  (xml, random) => {
    const texts = [...xml.matchAll(/<w:t [^>]*>[^<]*<\/w:t>/g)];
    const text = texts[random(texts.length)];
    return text ? splice(xml, text.index, text[0].length, `<w:t>${TEXTS[random(TEXTS.length)]}</w:t>`) : xml;
  },
];

/** Changes of the parts. */
const inFiles: ((files: Files, random: Random) => Files)[] = [
  (files, random) => Object.fromEntries(Object.entries(files).filter((_, at) => at !== random(22))),
  (files, random) => ({ ...files, [`word/media/${random(9)}.bin`]: new Uint8Array(random(40_000_000)) }),
  (files, random) => ({
    ...files,
    'word/document.xml': strToU8(`<w:document><w:body>${'<w:p/>'.repeat(random(900_000))}`),
  }),
  (files) => ({ ...files, 'word/vbaProject.bin': new Uint8Array(3) }),
];

function mutated(seed: number): Uint8Array {
  const random = numbers(seed);
  let files: Files = unzipSync(templates[random(templates.length)] ?? new Uint8Array());
  for (let change = 0; change <= random(3); change += 1) {
    if (random(8) === 0) files = (inFiles[random(inFiles.length)] ?? ((same) => same))(files, random);
    const names = Object.keys(files).filter((name) => /xml$|rels$/.test(name));
    const name = random(3) > 0 ? 'word/document.xml' : (names[random(names.length)] ?? 'word/document.xml');
    const alter = inXml[random(inXml.length)];
    const xml = files[name];
    if (xml && alter) files[name] = strToU8(alter(strFromU8(xml), random));
  }
  const zip = zipSync(files, { level: 1 });
  if (random(6) > 0) return zip;
  if (random(2) > 0) return zip.slice(0, random(zip.length));
  for (let flips = random(20); flips >= 0; flips -= 1) zip[random(zip.length)] = random(256);
  return zip;
}

it('never breaks, hangs or swells on a changed template, and says a sentence for each fault', async () => {
  let taken = 0;
  let slowest = 0;
  for (let seed = 1; seed <= CASES; seed += 1) {
    const bytes = mutated(seed);
    const start = performance.now();
    const checked = await checkTemplate(bytes, sampleReport).catch((error) =>
      expect.fail(`seed ${seed}: ${error.stack}`),
    );
    slowest = Math.max(slowest, performance.now() - start);
    if (checked.ok) taken += 1;
    else expect(checked.findings.length, `seed ${seed}`).toBeGreaterThan(0);
    for (const { place, message } of checked.findings) {
      expect(place.part, `seed ${seed}`).not.toBe('');
      expect(message, `seed ${seed}`).toMatch(/\p{L}{2,}.* .*\p{L}/u);
    }
  }
  expect(slowest).toBeLessThan(10_000);
  expect(process.memoryUsage().rss).toBeLessThan(1_000_000_000);
  console.info(
    `${CASES} templates: ${taken} taken, slowest ${Math.round(slowest)} ms, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
}, 3_600_000);
