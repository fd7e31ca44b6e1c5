import { acceptAll } from '#overview/rebuilding/commands.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { callRoute, signIn } from './server-process.ts';
import type { Answer, TestOffice } from './test-office.ts';

export { acceptAll };

interface Published {
  documentId: string;
  codes: string[];
}

/** Takes the example notice in, accepts all of it as the clerk, and publishes it. */
export function publishExample(office: Pick<TestOffice, 'call' | 'upload'>): Promise<Published> {
  return publish(
    (route, input) => office.call('clerk', route, input),
    async (name, bytes) => (await office.upload('clerk', '/api/documents', name, bytes)).json,
  );
}

/** The same over the wire, on a server that is empty: opens the example first. */
export async function publishOver(url: string): Promise<Published> {
  await callRoute(url, 'setup.tryExample');
  const clerk = await signIn(url, 'huong');
  return publish(clerk.call as (route: string, input?: unknown) => Promise<Answer>, async (name, bytes) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return (await clerk.fetch('/api/documents', { method: 'POST', body })).json();
  });
}

async function publish(
  call: (route: string, input?: unknown) => Promise<Answer>,
  upload: (name: string, bytes: Uint8Array) => Promise<{ documentId: string }>,
): Promise<Published> {
  const { documentId } = await upload(
    'thong-bao-118.docx',
    await readDataBytes('example/thong-bao-118.docx'),
  );
  await acceptAll(call, documentId);
  const { status, json } = await call('publishing.publish', { documentId });
  if (status !== 200) throw new Error(`the example is not published: ${json.message}`);
  return { documentId, codes: json.codes };
}
