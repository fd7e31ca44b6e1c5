import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/connection.ts';
import { poolState } from '../database/connection.ts';

/** A figure that the database knows, read when somebody asks; null where there is none yet. */
export interface RunningFigure {
  /** As Prometheus names them: `dondoc_mail_waiting`. */
  name: string;
  help: string;
  read(db: Database): Promise<number | null>;
}

// Of the process, whatever serves in it: requests are counted from the first one on.
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });

const registers = [ofProcess];
const requests = new Counter({
  name: 'dondoc_http_requests_total',
  help: 'Requests answered, by method, route and status.',
  labelNames: ['method', 'route', 'status'],
  registers,
});
const durations = new Histogram({
  name: 'dondoc_http_request_seconds',
  help: 'How long answers took, by route.',
  labelNames: ['route'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers,
});
const sealed = new Gauge({
  name: 'dondoc_log_sealed_timestamp_seconds',
  help: 'When this process last sealed what the log holds.',
  registers,
});
const pool = new Gauge({
  name: 'dondoc_database_connections',
  help: 'Connections of this process to the database; waiting are requests that have none.',
  labelNames: ['state'],
  registers,
});

export function countRequest(method: string, route: string, status: number, seconds: number): void {
  requests.inc({ method, route, status });
  durations.observe({ route }, seconds);
}

export const noteSealed = (): void => sealed.setToCurrentTime();

/** Everything in the text form of Prometheus; a figure that cannot be read is left out, the others stand. */
export async function metricsText(db: Database, figures: readonly RunningFigure[]): Promise<string> {
  for (const [state, count] of Object.entries(poolState(db))) pool.set({ state }, count);
  const ofDatabase = new Registry();
  for (const { name, help, read } of figures) {
    const value = await read(db).catch(() => null);
    if (value !== null) new Gauge({ name, help, registers: [ofDatabase] }).set(value);
  }
  return `${await ofProcess.metrics()}\n${await ofDatabase.metrics()}`;
}
