import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import { agencyKey, nameOn } from '../rules.ts';
import type { Agency, AgencyRef, NewAgency } from '../schema.ts';

function agencyRows(db: Db) {
  return db.selectFrom('agency').select((eb) => [
    'id',
    'key',
    'parentId',
    'isUnit',
    'isAbove',
    'regime',
    jsonArrayFrom(
      eb
        .selectFrom('agencyName')
        .select(['name', 'shortName', 'aliases', 'validFrom', 'validTo', 'decision', 'source'])
        .whereRef('agencyName.agencyId', '=', 'agency.id')
        .orderBy('validFrom', (o) => o.asc().nullsFirst()),
    ).as('names'),
    jsonArrayFrom(
      eb
        .selectFrom('agencySuccession')
        .select(['toAgencyId', 'kind', 'happenedOn', 'decision', 'recordingId', 'livesOn', 'scope'])
        .whereRef('agencySuccession.fromAgencyId', '=', 'agency.id')
        .orderBy('happenedOn'),
    ).as('successions'),
  ]);
}

export async function listAgencies(db: Db, officeId: string): Promise<Agency[]> {
  return (await agencyRows(db).where('officeId', '=', officeId).orderBy('createdAt').execute()) as Agency[];
}

/** Those among an office's agencies that are asked for; a directory may have thousands. */
export async function agenciesNamed(db: Db, officeId: string, ids: string[]): Promise<Agency[]> {
  if (ids.length === 0) return [];
  return (await agencyRows(db)
    .where('officeId', '=', officeId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('createdAt')
    .execute()) as Agency[];
}

/** Agencies that bear or bore one of these names. */
export async function agenciesCalled(db: Db, officeId: string, nameIds: string[]): Promise<Agency[]> {
  if (nameIds.length === 0) return [];
  const rows = await db
    .selectFrom('agencyName')
    .select('agencyId')
    .distinct()
    .where('id', '=', sql<string>`any(${nameIds}::uuid[])`)
    .execute();
  return agenciesNamed(
    db,
    officeId,
    rows.map(({ agencyId }) => agencyId),
  );
}

/** Each by the name it bears on a day. */
export const refsOn = (agencies: Agency[], day: string): Map<string, AgencyRef> =>
  new Map(agencies.map((agency) => [agency.id, agencyRefOf([agency], agency.id, day)]));

/** One agency, whichever office it is of. */
export async function findAgency(db: Db, id: string): Promise<Agency> {
  return (await agencyRows(db).where('id', '=', id).executeTakeFirstOrThrow()) as Agency;
}

/** Whether all of these are agencies of the office's own directory: work and papers go to no others. */
export async function areOwnAgencies(db: Db, officeId: string, ids: string[]): Promise<boolean> {
  const own = await db
    .selectFrom('agency')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return own.length === new Set(ids).size;
}

/** Since when it is known to exist, and by which decision, where a source says so. */
interface Begun {
  validFrom?: string;
  decision?: string;
}

/** Adds an agency that a document names and the directory lacks. */
export async function createAgency(
  db: Db,
  officeId: string,
  agency: NewAgency & { key?: string; isUnit?: boolean; source: string } & Begun,
): Promise<string> {
  const key = agency.key ?? (await freeKey(db, officeId, agencyKey(agency.name)));
  const { id } = await db
    .insertInto('agency')
    .values({
      officeId,
      key,
      parentId: agency.parentId,
      regime: agency.regime,
      isUnit: agency.isUnit ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('agencyName')
    .values({
      ...{ agencyId: id, name: agency.name, shortName: agency.shortName, source: agency.source },
      ...{ validFrom: agency.validFrom ?? null, decision: agency.decision ?? null },
    })
    .execute();
  return id;
}

/** Says whether agencies of this office stand above it. */
export async function setAbove(db: Db, officeId: string, id: string, isAbove: boolean): Promise<void> {
  await db
    .updateTable('agency')
    .set({ isAbove })
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .execute();
}

async function freeKey(db: Db, officeId: string, wanted: string): Promise<string> {
  const taken = await db
    .selectFrom('agency')
    .select('key')
    .where('officeId', '=', officeId)
    .where('key', 'like', `${wanted}%`)
    .execute();
  const keys = new Set(taken.map((row) => row.key));
  let key = wanted;
  for (let n = 2; keys.has(key); n += 1) key = `${wanted}-${n}`;
  return key;
}

export interface DirectoryFile {
  agencies: {
    key: string;
    parent: string | null;
    regime: 'party' | 'state';
    /** The political school on its way to the standard. */
    isSchool?: boolean;
    names: {
      name: string;
      shortName: string;
      aliases: string[];
      from: string | null;
      to: string | null;
      decision: string | null;
      source: string;
    }[];
  }[];
  successions: {
    from: string;
    to: string;
    kind: string;
    on: string;
    decision: string | null;
    source: string;
  }[];
}

/** Loads a directory of data/agencies into an office. Gives the ids by key. */
export async function loadDirectory(
  db: Db,
  officeId: string,
  file: DirectoryFile,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const agency of file.agencies) {
    const { id } = await db
      .insertInto('agency')
      .values({
        officeId,
        key: agency.key,
        parentId: agency.parent ? ids.get(agency.parent) : null,
        regime: agency.regime,
        isSchool: agency.isSchool ?? false,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(agency.key, id);
    const names = agency.names.map(({ from, to, ...name }) => ({
      ...name,
      agencyId: id,
      validFrom: from,
      validTo: to,
    }));
    await db.insertInto('agencyName').values(names).execute();
  }
  for (const s of file.successions) {
    const fromAgencyId = ids.get(s.from);
    const toAgencyId = ids.get(s.to);
    if (!fromAgencyId || !toAgencyId) throw new Error(`unknown agency in the succession ${s.from} → ${s.to}`);
    const { kind, decision, source } = s;
    await db
      .insertInto('agencySuccession')
      .values({ fromAgencyId, toAgencyId, kind, happenedOn: s.on, decision, source })
      .execute();
  }
  return ids;
}

/** The agency as it is called on a day. */
export function agencyRefOf(agencies: Agency[], id: string, day: string) {
  const agency = agencies.find((a) => a.id === id);
  if (!agency) throw new Error(`unknown agency ${id}`);
  const { name, shortName } = nameOn(agency, day);
  return { id, name, shortName };
}

/**
 * The agency itself, all below it in the tree, and those that ended by going into it whole: what they did and what is
 * not yet handed to it is seen where they went. Of one that was divided each heir sees only what is handed to it.
 */
export async function agenciesBelow(db: Db, agencyId: string, day: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive whole as (
      select from_agency_id, min(to_agency_id::text)::uuid as to_agency_id from agency_succession
      where happened_on <= ${day} and kind in ('merge', 'abolish') and not lives_on
      group by from_agency_id having count(distinct to_agency_id) = 1
    ), below as (
      select id from agency where id = ${agencyId}
      union
      select next.id from below cross join lateral (
        select agency.id from agency where agency.parent_id = below.id
        union all
        select whole.from_agency_id from whole where whole.to_agency_id = below.id
      ) as next
    ) select id from below`.execute(db);
  return found.rows.map((row) => row.id);
}
