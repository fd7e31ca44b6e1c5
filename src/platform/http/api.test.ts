import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type AxiosRequestConfig, type Document, OpenAPIClientAxios } from 'openapi-client-axios';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TokenScope } from '#accounts/schema.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { targets, untargeted } from '../../../e2e/support/route-targets.ts';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { startTwoOffices, type TwoOffices } from '../../../e2e/support/two-offices.ts';

interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
type Paths = Record<string, Record<string, Operation>>;

/** All operations of the document, by their ids. */
function operationsOf({ paths }: { paths: Paths }) {
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [operation.operationId, { path, method, operation }] as const,
      ),
    ),
  );
}

/** Holds a reply against what the document says of it; the fields it does not name are of no concern. */
function schemaCheck(document: object) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ ...document, $id: 'api' });
  const compiled = new Map<object, ReturnType<typeof ajv.compile>>();
  const checkOf = (schema: object) => {
    const known = compiled.get(schema);
    const check = known ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')));
    compiled.set(schema, check);
    return check;
  };
  return (operation: Operation, status: number, body: unknown): string[] => {
    const said = operation.responses[String(status)] ?? operation.responses.default;
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    const schema = said?.content?.[type]?.schema;
    if (!schema) return body === null || body === undefined ? [] : [`no schema for ${status}`];
    const check = checkOf(schema);
    return check(body) ? [] : (check.errors ?? []).map((e) => `${e.instancePath} ${e.message}`);
  };
}

/** A client made of the document alone, calling with a token. */
async function clientFor(office: TestOffice, document: Document, token: string, heard: Heard) {
  const adapter = async (config: AxiosRequestConfig) => {
    const url = new URL(`${ORIGIN}${config.baseURL}${config.url}`);
    for (const [name, value] of Object.entries(config.params ?? {}))
      url.searchParams.set(name, String(value));
    const headers = new Headers({ ...(config.headers as object), authorization: `Bearer ${token}` });
    if (config.data instanceof FormData) headers.delete('content-type');
    const answer = await office.fetch(null, `${url.pathname}${url.search}`, {
      ...{ method: (config.method ?? 'get').toUpperCase(), headers, body: config.data },
    });
    const type = answer.headers.get('content-type') ?? '';
    const data = type.includes('json') ? await answer.json() : await answer.arrayBuffer();
    heard(config.url ?? '', answer.status, type, data);
    return { data, status: answer.status, statusText: '', headers: {}, config } as never;
  };
  const api = new OpenAPIClientAxios({ definition: document, axiosConfigDefaults: { adapter } });
  const client = await api.init();
  // biome-ignore lint/suspicious/noExplicitAny: the client's methods come from the document
  return async (id: string, path: object | null, body?: unknown): Promise<any> => {
    const method = (client as unknown as Record<string, (...a: unknown[]) => Promise<{ data: unknown }>>)[id];
    if (!method) throw new Error(`the document has no ${id}`);
    return (await method(path, body)).data;
  };
}
type Heard = (url: string, status: number, type: string, body: unknown) => void;

describe('the API', () => {
  let office: TestOffice;
  let document: Document & { paths: Paths };
  beforeAll(async () => {
    office = await startTestOffice();
    document = await (await office.fetch(null, '/api/v1/openapi.json')).json();
  });
  afterAll(() => office.stop());

  const tokenFor = async (who: string, scopes: TokenScope[] = ['read', 'documents', 'directives']) => {
    const wanted = { name: 'Phần mềm thử', scopes, expiresOn: inDays(30) };
    const { status, json } = await office.call(who, 'tokens.make', wanted);
    expect(status, json?.message).toBe(200);
    return json as { id: string; token: string };
  };
  const call = async (token: string, path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
    const answer = await office.fetch(null, `/api/v1${path}`, { ...init, headers });
    return { status: answer.status, type: answer.headers.get('content-type'), json: await answer.json() };
  };

  it('is described whole: every operation says what it is for, and how it refuses', () => {
    const operations = [...operationsOf(document).values()];
    expect(operations.length).toBeGreaterThan(50);
    for (const { path, method, operation } of operations) {
      expect(operation.summary, `${method} ${path}`).toMatch(/^\p{Lu}.{5,}/u);
      expect(operation.tags?.length).toBe(1);
      const refusal = operation.responses.default?.content?.['application/problem+json'];
      expect(refusal, `${method} ${path}`).toBeDefined();
      const named = (path.match(/\{(\w+)\}/g) ?? []).map((name) => name.slice(1, -1));
      const given = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name);
      expect(given.toSorted(), path).toEqual(named.toSorted());
    }
  });

  it('is read on a page that asks no other host', async () => {
    const page = await office.fetch(null, '/api/v1/docs');
    const html = await page.text();
    const asked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(asked.length).toBe(3);
    for (const address of asked) {
      expect(address).toMatch(/^\/api\/v1\/docs\//);
      expect((await office.fetch(null, address)).status).toBe(200);
    }
  });

  it('carries a client made of its document down the whole path', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    const check = schemaCheck(document);
    const operations = operationsOf(document);
    const as = async (who: string) => {
      const { token } = await tokenFor(who);
      let last: unknown;
      const client = await clientFor(office, document, token, (_url, status, type, body) => {
        last = { status, type, body };
      });
      // biome-ignore lint/suspicious/noExplicitAny: replies are held against the document below
      return async (id: string, path: object | null, body?: unknown): Promise<any> => {
        const data = await client(id, path, body);
        const { status, type } = last as { status: number; type: string };
        const operation = operations.get(id)?.operation;
        if (!operation) throw new Error(id);
        if (status >= 400) wrong.push(`${id}: ${status} ${JSON.stringify(data)}`);
        if (type.includes('json')) wrong.push(...check(operation, status, data).map((e) => `${id}: ${e}`));
        return data;
      };
    };
    const [clerk, contact, head] = [await as('huong'), await as('mai'), await as('binh')];
    const form = new FormData();
    const notice = await readDataBytes('example/thong-bao-118.docx');
    form.append('file', new Blob([new Uint8Array(notice)]), 'thong-bao-118.docx');
    const { documentId } = await clerk('documents.upload', null, form);
    const { items, findings } = await clerk('review.get', { documentId });
    const { version } = await clerk('documents.get', { id: documentId });
    const decision = 'accepted';
    await clerk('review.decideHeader', { documentId }, { version, decision });
    const seen = findings.map(({ id, version }: { id: string; version: number }) => ({ id, version }));
    await clerk('review.decideFindings', { documentId }, { findings: seen, decision });
    for (const { id: itemId, version } of items)
      await clerk('review.decide', { itemId }, { version, decision });
    const { codes } = await clerk('publishing.publish', { documentId });
    expect(codes.length).toBe(13);
    const { items: mine } = await contact('directives.page', { limit: 200 });
    const [code] = ledByTheSchool(mine);
    await contact('directives.receive', { code });
    const reported = { text: 'Đã ban hành kế hoạch.', done: true, percent: 100, fileIds: [] };
    await contact('directives.report', { code }, reported);
    const reportId = async () => (await head('directives.get', { code })).events.at(-1).id as number;
    await head('directives.approve', { code, reportId: await reportId() }, {});
    const { events } = await clerk('directives.get', { code });
    const report = events.findLast(({ kind }: { kind: string }) => kind === 'reported');
    await clerk('directives.accept', { code, reportId: report.id }, {});
    const { standing } = await clerk('directives.get', { code });
    expect(standing.state).toBe('done');
    const sheet = await clerk('directives.sheet', {});
    expect(new Uint8Array(sheet as ArrayBuffer).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect(wrong).toEqual([]);
  });

  it('gives a list in pieces, each row once, whatever comes in between', async () => {
    const { token } = await tokenFor('clerk');
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const { status, json } = await call(token, `/directives?limit=4${cursor ? `&cursor=${cursor}` : ''}`);
      expect(status).toBe(200);
      codes.push(...json.items.map(({ code }: { code: string }) => code));
      cursor = json.next;
      // A row that comes in while somebody walks stands before where they are.
      const { officeId, ...row } = await office.db
        .selectFrom('directive')
        .selectAll()
        .orderBy('code')
        .executeTakeFirstOrThrow();
      const { id: _, itemId: __, ...copy } = row;
      await office.db
        .insertInto('directive')
        .values({ ...copy, officeId, code: `ZZ${codes.length}`, publishedOn: '2030-01-01' })
        .execute();
    } while (cursor);
    expect(codes.filter((code) => !code.startsWith('ZZ')).length).toBe(13);
    expect(new Set(codes).size).toBe(codes.length);
    await office.db.deleteFrom('directive').where('code', 'like', 'ZZ%').execute();
    const bad = await call(token, '/directives?cursor=xyz');
    expect([bad.status, bad.json.code]).toEqual([400, 'badInput']);
    const documents = await call(token, '/documents?limit=1');
    expect([documents.json.items.length, documents.json.next]).toEqual([1, null]);
  });

  it('does a write with a key once', async () => {
    const { token } = await tokenFor('mai');
    const { json } = await call(token, '/directives?limit=200');
    const code = ledByTheSchool(json.items).at(-1);
    const count = async () => {
      const { events } = (await call(token, `/directives/${code}`)).json;
      return events.length as number;
    };
    const post = (key: string, percent: number) =>
      call(token, `/directives/${code}/reports`, {
        method: 'POST',
        headers: { 'idempotency-key': key },
        body: JSON.stringify({ text: 'Đang làm.', done: false, percent, fileIds: [] }),
      });
    const before = await count();
    const first = await post('bao-cao-0001', 20);
    const second = await post('bao-cao-0001', 20);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json).toEqual(first.json);
    expect(await count()).toBe(before + 1);
    const other = await post('bao-cao-0001', 30);
    expect([other.status, other.json.code]).toEqual([409, 'conflict']);
    const both = await Promise.all([post('bao-cao-0002', 25), post('bao-cao-0002', 25)]);
    expect(both.map(({ status }) => status).toSorted()[0]).toBe(200);
    expect(await count()).toBe(before + 2);
    expect((await post('ngan', 25)).status).toBe(400);
  });

  it('lets a token do what its scopes say, of what its maker may do, until it ends', async () => {
    const reading = await tokenFor('clerk', ['read']);
    expect((await call(reading.token, '/documents')).status).toBe(200);
    const write = await call(reading.token, '/agencies', { method: 'POST', body: '{}' });
    expect([write.status, write.type, write.json.code]).toEqual([
      403,
      'application/problem+json',
      'forbidden',
    ]);
    // A contact who takes every scope still publishes nothing.
    const all = await tokenFor('contact', ['read', 'documents', 'directives', 'agencies']);
    const path = '/documents/00000000-0000-4000-8000-000000000000/publication';
    expect((await call(all.token, path, { method: 'POST', body: '{}' })).status).toBe(403);
    // A token makes no tokens, also by the way of the pages.
    const more = await office.fetch(null, '/api/rpc/tokens/make', {
      method: 'POST',
      headers: { authorization: `Bearer ${all.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ json: { name: 'Mã khác', scopes: ['read'], expiresOn: inDays(1) } }),
    });
    expect(more.status).toBe(403);
    expect((await office.call('head', 'tokens.revoke', { id: all.id })).status).toBe(404);
    expect((await office.call('contact', 'tokens.revoke', { id: all.id })).status).toBe(200);
    expect((await call(all.token, '/documents')).status).toBe(401);
    await office.db
      .updateTable('accessToken')
      .set({ expiresOn: '2020-01-01' })
      .where('id', '=', reading.id)
      .execute();
    expect((await call(reading.token, '/documents')).status).toBe(401);
    expect((await call('dondoc_khong-co', '/documents')).json.code).toBe('notSignedIn');
  });

  it('keeps no token, and lists those of its owner alone', async () => {
    const { token } = await tokenFor('clerk', ['read']);
    const rows = await office.db.selectFrom('accessToken').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    const { json } = await office.call('contact', 'tokens.list', undefined);
    expect(JSON.stringify(json)).not.toContain(token.slice(0, 11));
    const late = { name: 'Mã quá dài', scopes: ['read'], expiresOn: inDays(400) };
    expect((await office.call('clerk', 'tokens.make', late)).status).toBe(400);
  });

  it('says what is wrong in Vietnamese, in one form', async () => {
    const { token } = await tokenFor('clerk');
    const wrong = await call(token, '/directives?limit=nhieu');
    expect(wrong).toMatchObject({ status: 400, type: 'application/problem+json' });
    expect(wrong.json).toMatchObject({ type: 'urn:dondoc:problem:badInput', status: 400, code: 'badInput' });
    expect(wrong.json.detail).toContain('(limit)');
    expect(wrong.json.detail).not.toMatch(/invalid|expected/i);
    const nowhere = await call(token, '/khong-co');
    expect([nowhere.status, nowhere.type, nowhere.json.code]).toEqual([
      404,
      'application/problem+json',
      'notFound',
    ]);
  });
});

describe('every reply of the API', () => {
  let office: TwoOffices;
  beforeAll(async () => {
    office = await startTwoOffices();
  });
  afterAll(() => office.stop());

  it('is what the document says, for every typed route', { timeout: 120_000 }, async () => {
    const document = await (await office.fetch(null, '/api/v1/openapi.json')).json();
    const check = schemaCheck(document);
    const inputs = {
      ...untargeted,
      ...Object.fromEntries(Object.entries(targets).map(([route, { input }]) => [route, input(office.own)])),
    };
    const wrong: string[] = [];
    const statuses: number[] = [];
    for (const [id, { path, method, operation }] of operationsOf(document)) {
      if (!(id in inputs)) continue;
      const rest = { ...(inputs[id] as Record<string, unknown> | undefined) };
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = String(rest[name]);
        delete rest[name];
        return encodeURIComponent(value);
      });
      const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]));
      const isRead = method === 'get';
      for (const who of ['clerk', 'contact', 'head', 'inspector'] as const) {
        const answer = await office.fetch(
          office.person(who, 'own'),
          `/api/v1${address}${isRead && query.size > 0 ? `?${query}` : ''}`,
          {
            ...{ method: method.toUpperCase(), headers: { 'content-type': 'application/json' } },
            ...(isRead ? {} : { body: JSON.stringify(rest) }),
          },
        );
        const body = await answer.json();
        statuses.push(answer.status);
        if (answer.status >= 500) wrong.push(`${id}: ${answer.status}`);
        wrong.push(...check(operation, answer.status, body).map((e) => `${id} ${answer.status}: ${e}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(40);
  });
});

/** What lies with the school alone, so that its report is all there is. */
const ledByTheSchool = (rows: DirectiveSummary[]): string[] =>
  rows
    .filter(({ assignments }) => {
      const leads = assignments.filter(({ role }) => role === 'lead');
      return leads.length === 1 && leads[0]?.agency?.name.startsWith('Trường Chính trị');
    })
    .map(({ code }) => code);

/** A day so many days from the real one: tokens end by the day of the world. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
