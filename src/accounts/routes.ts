import { timingSafeEqual } from 'node:crypto';
import { comparisonKey } from '@dondoc/vietnamese';
import { z } from 'zod';
import { writeLog } from '#platform/audit/log.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import * as directory from './agencies/store.ts';
import { passwordsRouter } from './passwords/routes.ts';
import { nameOn, officeToday } from './rules.ts';
import * as shape from './schema.ts';
import { firstPasswordFault, passwordFault, suggested } from './security/rules.ts';
import { securityOf } from './security/store.ts';
import { act, publicAct } from './session/routes.ts';
import { idleMinutesOf } from './session/rules.ts';
import * as store from './store.ts';

interface ExampleFile {
  office: { name: string; shortName: string; place: string; regime: 'party' | 'state' };
  directory: string;
  today: string;
  password: string;
  /** Bodies and units that the directory does not have. */
  units: (Pick<shape.NewAgency, 'name' | 'shortName' | 'regime'> & {
    key: string;
    parent: string;
    isUnit: boolean;
  })[];
  people: { username: string; name: string; role: shape.Role; agency: string; positionTitle: string }[];
}
const exampleFile = () => readData<ExampleFile>('example/office');
const directoryFile = (name: string) => readData<directory.DirectoryFile>(`agencies/${name}`);

const current = publicAct('session.read', 'GET /session', 'Đang gọi với tư cách ai')
  .output(shape.Session)
  .handler(async ({ context }) => {
    const offices = await store.listOffices(context.db);
    const example = offices.find((office) => office.isExample);
    const members = example
      ? await store.listMembers(context.db, example.id, example.exampleToday ?? '')
      : [];
    return {
      viewer: context.viewer,
      must: context.viewer?.must ?? null,
      singleName: context.singleName,
      idleMinutes: context.viewer
        ? idleMinutesOf(context.viewer, await securityOf(context.db, context.viewer.userId))
        : null,
      setup: offices.length === 0 ? ('needed' as const) : ('done' as const),
      exampleSignIns: members.map(({ agency, userId: _, ...member }) => ({ ...member, agency: agency.name })),
      examplePassword: example ? (await exampleFile()).password : null,
    };
  });

/** In a time that says nothing of how much of it is right. */
export function sameCode(given: string, wanted: string): boolean {
  const a = Buffer.from(given.trim());
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

async function addMember(db: Tx, member: store.NewMemberRow): Promise<string> {
  const id = await store.createMember(db, member);
  if (!id) {
    throw problem(
      'conflict',
      `Tên đăng nhập «${member.username}» đã có người dùng. Chọn tên khác; chưa có gì được lưu.`,
    );
  }
  return id;
}

/** The office's own agency: the one of that name in the directory, else a new one. */
async function ownAgency(db: Db, officeId: string, office: shape.NewOffice): Promise<string> {
  if (office.withDirectory) {
    const ids = await directory.loadDirectory(db, officeId, await directoryFile('lai-chau-2023'));
    const own = ids.get('van-phong-tinh-uy');
    if (own && office.regime === 'party') return own;
  }
  const { name, shortName, regime } = office;
  return directory.createAgency(db, officeId, {
    name,
    shortName,
    regime,
    parentId: null,
    source: 'Thiết lập cơ quan',
  });
}

function refusePassword(whose: string, fault: string | null): void {
  if (fault) throw problem('badInput', `${whose}: ${fault} Chưa có gì được lưu.`);
}

const createOffice = publicAct('setup.office')
  .input(shape.NewOffice)
  .output(z.object({ officeId: z.string() }))
  .handler(async ({ context, input }) => {
    if (!sameCode(input.code, context.setupCode)) {
      throw problem(
        'forbidden',
        'Mã thiết lập chưa đúng. Mã được in trên màn hình máy chủ khi khởi động; chưa có gì được lưu.',
      );
    }
    const { administrator, clerk } = input;
    const own = { ...administrator, hasSecondFactor: false, settings: suggested };
    refusePassword('Mật khẩu của quản trị', passwordFault(administrator.password, own));
    refusePassword('Mật khẩu của chuyên viên', firstPasswordFault(clerk.password, clerk));
    const [adminHash, clerkHash] = await Promise.all([
      hashPassword(input.administrator.password),
      hashPassword(input.clerk.password),
    ]);
    return context.db.transaction().execute(async (tx) => {
      await store.lockSetup(tx);
      const offices = await store.listOffices(tx);
      if (offices.some((office) => office.isExample)) {
        throw problem('conflict', 'Máy chủ đang giữ dữ liệu ví dụ. Xoá dữ liệu ví dụ rồi thiết lập cơ quan.');
      }
      if (offices.length > 0) {
        throw problem(
          'conflict',
          'Cơ quan đã được thiết lập. Đăng nhập bằng tài khoản quản trị để thêm người dùng.',
        );
      }
      const { name, shortName, place, regime } = input;
      const officeId = await store.createOffice(tx, {
        name,
        shortName,
        place,
        regime,
        isExample: false,
        exampleToday: null,
      });
      const agencyId = await ownAgency(tx, officeId, input);
      const common = { officeId, agencyId, validFrom: officeToday({ exampleToday: null }, context.clock) };
      await addMember(tx, {
        ...common,
        name: input.administrator.name,
        username: input.administrator.username,
        passwordHash: adminHash,
        role: 'administrator',
        positionTitle: 'Quản trị hệ thống',
      });
      await addMember(tx, {
        ...common,
        name: input.clerk.name,
        username: input.clerk.username,
        passwordHash: clerkHash,
        role: 'clerk',
        positionTitle: 'Chuyên viên theo dõi',
        mustChange: true,
      });
      await writeLog(tx, {
        officeId,
        actorId: null,
        act: 'setup.office',
        subject: { kind: 'office', id: officeId },
      });
      return { officeId };
    });
  });

/** Makes the example office with its agencies and people, or finds the one that is there. */
export async function makeExample(parts: Pick<Parts, 'db'>): Promise<string> {
  const example = await exampleFile();
  const passwordHash = await hashPassword(example.password);
  return parts.db.transaction().execute(async (tx) => {
    await store.lockSetup(tx);
    const offices = await store.listOffices(tx);
    const known = offices.find((office) => office.isExample);
    if (known) return known.id;
    if (offices.length > 0)
      throw problem('forbidden', 'Máy chủ này đã có cơ quan thật, nên không mở dữ liệu ví dụ.');
    const officeId = await store.createOffice(tx, {
      ...example.office,
      isExample: true,
      exampleToday: example.today,
    });
    const ids = await directory.loadDirectory(tx, officeId, await directoryFile(example.directory));
    for (const { parent, ...unit } of example.units) {
      const parentId = ids.get(parent) ?? null;
      const agency = { ...unit, parentId, source: 'Dữ liệu ví dụ, hư cấu' };
      ids.set(unit.key, await directory.createAgency(tx, officeId, agency));
    }
    for (const { agency, ...person } of example.people) {
      const agencyId = ids.get(agency);
      if (!agencyId) throw new Error(`the example names an unknown agency: ${agency}`);
      await addMember(tx, { ...person, officeId, agencyId, passwordHash, validFrom: example.today });
    }
    await writeLog(tx, {
      officeId,
      actorId: null,
      act: 'setup.example',
      subject: { kind: 'office', id: officeId },
    });
    return officeId;
  });
}

const tryExample = publicAct('setup.example')
  .output(z.object({ officeId: z.string() }))
  .handler(async ({ context }) => ({ officeId: await makeExample(context) }));

const setClock = act('example.clock')
  .input(z.object({ today: shape.Day }))
  .output(z.object({ today: shape.Day }))
  .handler(async ({ context, input }) => {
    const { office } = context.viewer;
    if (!office.isExample) throw problem('forbidden', 'Chỉ cơ quan ví dụ có lịch riêng.');
    // What was done on a later day would stand after what is done on an earlier one.
    if (input.today < context.viewer.today) {
      throw problem(
        'refused',
        'Lịch ví dụ chỉ đi tới. Muốn làm lại từ đầu, xoá dữ liệu ví dụ rồi dùng thử lại.',
      );
    }
    await context.db.transaction().execute(async (tx) => {
      await store.setExampleToday(tx, office.id, input.today);
      const subject = { kind: 'office', id: office.id };
      await store.logAs(tx, context.viewer, 'example.clock', subject, { today: input.today });
    });
    return { today: input.today };
  });

const clear = act('example.clear')
  .output(z.object({ cleared: z.literal(true) }))
  .handler(async ({ context }) => {
    const { office } = context.viewer;
    if (!office.isExample) throw problem('forbidden', 'Chỉ dữ liệu ví dụ được xoá.');
    const files = await context.db.transaction().execute(async (tx) => {
      await store.logAs(tx, context.viewer, 'example.clear', { kind: 'office', id: office.id });
      return store.clearExample(tx, office.id);
    });
    await Promise.all(files.map((id) => context.files.remove(id)));
    return { cleared: true as const };
  });

const listAgencies = act('agency.read', 'GET /agencies', 'Danh bạ cơ quan với tên theo thời gian')
  .output(z.array(shape.Agency))
  .handler(({ context }) => directory.listAgencies(context.db, context.viewer.office.id));

const createAgency = act('agency.create', 'POST /agencies', 'Thêm cơ quan vào danh bạ')
  .input(shape.NewAgency)
  .output(z.object({ id: z.string() }))
  .handler(async ({ context, input }) => {
    const { office, username } = context.viewer;
    return context.db.transaction().execute(async (tx) => {
      const parents = input.parentId ? [input.parentId] : [];
      if (!(await directory.areOwnAgencies(tx, office.id, parents))) throw problem('notFound');
      const id = await directory.createAgency(tx, office.id, {
        ...input,
        source: `Văn phòng nhập (${username})`,
      });
      await store.logAs(tx, context.viewer, 'agency.create', { kind: 'agency', id });
      return { id };
    });
  });

/** A unit of one's own agency, to hand work on to; whether its name is taken is looked at inside the agency only. */
const createUnit = act('unit.create', 'POST /units', 'Thêm đơn vị trong cơ quan mình')
  .input(shape.NewUnit)
  .output(z.object({ id: z.string() }))
  .handler(async ({ context, input }) => {
    const { office, agency, username, today } = context.viewer;
    return context.db.transaction().execute(async (tx) => {
      await store.lockOffice(tx, office.id);
      const all = await directory.listAgencies(tx, office.id);
      const own = all.find((a) => a.id === agency.id);
      if (!own) throw problem('notFound');
      const siblings = all.filter((a) => a.parentId === own.id);
      if (siblings.some((a) => comparisonKey(nameOn(a, today).name) === comparisonKey(input.name)))
        throw problem('conflict', `Cơ quan đã có đơn vị «${input.name}». Chưa có gì được thêm.`);
      const unit = { ...input, parentId: own.id, regime: own.regime, isUnit: true };
      const id = await directory.createAgency(tx, office.id, {
        ...unit,
        source: `Cơ quan nhập (${username})`,
      });
      await store.logAs(tx, context.viewer, 'agency.createUnit', { kind: 'agency', id });
      return { id };
    });
  });

const listMembers = act('member.read')
  .output(z.array(shape.Member))
  .handler(({ context }) => store.listMembers(context.db, context.viewer.office.id, context.viewer.today));

const createMember = act('member.create')
  .input(shape.NewMember)
  .output(z.object({ userId: z.string() }))
  .handler(async ({ context, input }) => {
    const { office, today } = context.viewer;
    refusePassword('Mật khẩu', firstPasswordFault(input.password, input));
    const passwordHash = await hashPassword(input.password);
    return context.db.transaction().execute(async (tx) => {
      if (!(await directory.areOwnAgencies(tx, office.id, [input.agencyId]))) throw problem('notFound');
      const { name, username, agencyId, role, positionTitle } = input;
      const row = {
        name,
        username,
        agencyId,
        role,
        positionTitle,
        passwordHash,
        officeId: office.id,
        validFrom: today,
        mustChange: true,
        addedBy: context.viewer.userId,
      };
      return { userId: await addMember(tx, row) };
    });
  });

export const accountsRouter = {
  session: { current },
  setup: { createOffice, tryExample },
  example: { setClock, clear },
  agencies: { list: listAgencies, create: createAgency, createUnit },
  members: { list: listMembers, create: createMember },
  ...passwordsRouter,
};
