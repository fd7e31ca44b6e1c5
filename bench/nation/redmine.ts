import type { Server } from './server.ts';
export async function compareWithRedmine(_server: Server, _name: string, _issues: number): Promise<void> {}
