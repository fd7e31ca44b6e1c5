import { type Role, roles, type Viewer } from './schema.ts';

const everyone = roles;
// The administrator keeps accounts and agencies and reads no documents (TCVN 14423:2026, least privilege).
const readers = ['clerk', 'contact', 'head', 'leader'] as const;

/**
 * Who may do what: the one source. 'public' needs no sign-in. Whether the thing itself is theirs (their
 * office, their agency) is decided by `sees` and by the rules of each room.
 */
export const permissions = {
  'session.read': 'public',
  'setup.office': 'public',
  'setup.example': 'public',
  'example.clock': everyone,
  'example.clear': ['clerk', 'administrator'],
  'agency.read': everyone,
  'agency.create': ['clerk', 'administrator'],
  'member.read': ['administrator'],
  'member.create': ['administrator'],
  'document.read': readers,
  'document.upload': ['clerk'],
  'document.review': ['clerk'],
  'document.publish': ['clerk'],
  'document.receive': ['contact', 'head'],
  'directive.read': readers,
  'directive.report': ['contact', 'head'],
  'report.approve': ['head'],
  'completion.accept': ['clerk'],
  'deadline.set': ['clerk'],
  'proposal.read': readers,
  'overview.read': ['clerk', 'leader'],
  'report.issue': ['clerk', 'leader'],
} as const satisfies Record<string, 'public' | readonly Role[]>;

export type Act = keyof typeof permissions;

/** Maker ≠ checker ≠ approver (design rule 8): for each act that goes through hands, who stands where. */
export const separation = {
  'progress report': { maker: 'directive.report', checker: 'report.approve', approver: 'completion.accept' },
} as const satisfies Record<string, { maker: Act; checker: Act; approver: Act }>;

/** Whether this person may take the next hand after the earlier ones. */
export function handsDiffer(userId: string, earlier: (string | null)[]): boolean {
  return !earlier.includes(userId);
}

export function may(viewer: Viewer | null, act: Act): boolean {
  const allowed: 'public' | readonly Role[] = permissions[act];
  return allowed === 'public' || (viewer !== null && allowed.includes(viewer.role));
}

/** Agency people see what concerns their agency; the office sees all that is its own. */
export function sees(viewer: Viewer): { officeId: string; agencyId: string | null } {
  const own = viewer.role === 'contact' || viewer.role === 'head';
  return { officeId: viewer.office.id, agencyId: own ? viewer.agency.id : null };
}
