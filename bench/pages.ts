// What the browser fetches and does before the list of directives stands there, for whoever comes for the first time:
// packed bytes of JavaScript, and seconds of processor until the first rows are drawn. Beside them the front page of
// nothing but the sign-in form, which every application of this build must at least pay.
//   DONDOC_BROWSER=/usr/bin/chromium node bench/pages.ts
import type { CDPSession, Page } from 'playwright-core';
import { signedInPage, sizes } from '../e2e/support/browser.ts';
import { openExampleDesk } from '../e2e/support/example-desk.ts';
import { publishOver } from '../e2e/support/publish-example.ts';
import startTestServer from '../src/platform/database/test-server.ts';

const RUNS = 5;
const MOST_BYTES = 250_000;
const MOST_SECONDS = 1;

interface Cost {
  bytes: number;
  seconds: number;
}

/** Opens the address with an empty cache; `encodings` is what the browser says it can unpack. */
async function costOf(page: Page, url: string, drawn: string, encodings: string): Promise<Cost> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  await cdp.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': encodings } });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  let bytes = 0;
  // The code itself: what goes over the line has some hundred bytes of headers a file beside it.
  cdp.on('Network.responseReceived', ({ response: { mimeType, headers } }) => {
    if (/javascript/.test(mimeType))
      bytes += Number(headers['content-length'] ?? headers['Content-Length'] ?? 0);
  });
  await page.goto('about:blank');
  const before = await busy(cdp);
  await page.goto(url);
  await page.locator(drawn).first().waitFor();
  const seconds = (await busy(cdp)) - before;
  await page.waitForLoadState('networkidle');
  await cdp.detach();
  return { bytes, seconds };
}

/** Seconds that the page's own thread has worked. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

const middle = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

async function report(name: string, page: Page, url: string, drawn: string): Promise<void> {
  for (const [how, encodings] of [
    ['br, over TLS', 'br'],
    ['gzip, plain HTTP', 'gzip'],
  ] as const) {
    const costs: Cost[] = [];
    for (let run = 0; run < RUNS; run++) costs.push(await costOf(page, url, drawn, encodings));
    const bytes = middle(costs.map((cost) => cost.bytes));
    const seconds = middle(costs.map((cost) => cost.seconds));
    const reached = bytes <= MOST_BYTES && seconds <= MOST_SECONDS ? 'reached' : 'NOT reached';
    console.log(
      `${name.padEnd(20)} ${how.padEnd(17)} ${(bytes / 1000).toFixed(1).padStart(7)} kB (of ${MOST_BYTES / 1000})  ${seconds.toFixed(2)} s CPU (of ${MOST_SECONDS})  ${reached}`,
    );
  }
}

const stop = await startTestServer();
const desk = await openExampleDesk();
try {
  await publishOver(desk.server.url);
  const signedOut = await (await desk.browser.newContext({ viewport: sizes.desk })).newPage();
  await report('sign-in', signedOut, `${desk.server.url}/dang-nhap`, 'input[type=password]');
  const page = await signedInPage(desk.browser, desk.server.url, 'huong');
  await report('list of directives', page, `${desk.server.url}/nhiem-vu`, 'tbody tr');
} finally {
  await desk.stop();
  await stop();
}
